Attribute VB_Name = "pyxl_bench_buttons"
'The buttons of a workbook. They start Python by themselves: neither the xlwings add-in
'nor a reference in this project is needed.
Option Explicit

Private Const PYTHON_MISSING As String = _
    "Python blev ikke fundet på denne pc, så knappen kan ikke arbejde. Bogens tal er uændrede." & vbLf & vbLf & _
    "Sæt pyxl_bench op: åbn en kommandoprompt, og skriv" & vbLf & vbLf & _
    "    pyxl-bench install" & vbLf & vbLf & _
    "Er det gjort før, så skriv pyxl-bench doctor: den siger, hvad der mangler."
Private Const NO_ANSWER As String = _
    "Python blev startet, men pyxl_bench svarede ikke. Bogens tal er uændrede." & vbLf & vbLf & _
    "Åbn en kommandoprompt, og skriv pyxl-bench doctor: den siger, hvad der mangler." & vbLf & "Python: "

Public Sub Opdater()
    AskPython "refresh", "Opdaterer data ..."
End Sub

Public Sub Genberegn()
    Application.StatusBar = "Genberegner ..."
    RecalculateAll
    Application.StatusBar = False
    Tell "Genberegnet " & Format(Now, "dd-mm-yyyy hh:mm") & ". " & ErrorsTold()
End Sub

Public Sub Rapport()
    AskPython "report", "Skriver rapport ..."
End Sub

Public Sub Om()
    AskPython "about", "Spørger Python ..."
End Sub

'Start Python with one of the button actions, wait, and show what it answered.
Private Sub AskPython(action As String, doing As String)
    Dim python As String, answer As String, code As Long, told As String
    python = InterpreterOfUser()
    If Not FileExists(python) Then
        Tell PYTHON_MISSING
        Exit Sub
    End If
    answer = AnswerFile()
    Application.StatusBar = doing
    code = RunAndWait(python, "-B -m xl.hosts.classic.buttons " & action & _
        " --answer=" & Quoted(answer) & " --wb=" & Quoted(ThisWorkbook.Name) & _
        " --from_xl=1 --hwnd=" & ExcelWindow())
    Application.StatusBar = False
    told = TextOf(answer)
    If told = "" Then told = NO_ANSWER & python & " (" & code & ")"
    Tell told
End Sub

'Show a message, and leave its first line on the sheet for those who come later.
Private Sub Tell(message As String)
    On Error Resume Next
    ThisWorkbook.Names("PB_Status").RefersToRange.Value = Split(message, vbLf)(0)
    On Error GoTo 0
    MsgBox message, vbInformation, "pyxl_bench"
End Sub

Private Function ErrorsTold() As String
    Dim sheet As Worksheet, cell As Range, count As Long, unknown As Long
    For Each sheet In ThisWorkbook.Worksheets
        For Each cell In sheet.UsedRange.Cells
            If Application.WorksheetFunction.IsError(cell) Then
                count = count + 1
                If cell.Text = "#NAME?" Or cell.Text = "#NAVN?" Then unknown = unknown + 1
            End If
        Next
    Next
    If unknown > 0 Then
        ErrorsTold = "Funktionerne mangler i " & unknown & IIf(unknown = 1, " celle", " celler") & ": kør pyxl-bench install, og start Excel igen."
    ElseIf count > 0 Then
        ErrorsTold = count & IIf(count = 1, " celle", " celler") & " viser en fejl; skriv =WHY(celle) for at få grunden."
    Else
        ErrorsTold = "Ingen celler viser fejl."
    End If
End Function

Private Function Quoted(text As String) As String
    Quoted = Chr(34) & text & Chr(34)
End Function

Private Function FileExists(path As String) As Boolean
    On Error Resume Next
    If path <> "" Then FileExists = (Dir(path) <> "")
End Function

'The text of a file, which is gone afterwards; nothing where there is none.
Private Function TextOf(path As String) As String
    Dim file As Integer, text As String
    If Not FileExists(path) Then Exit Function
    file = FreeFile
    Open path For Input As #file
    Do While Not EOF(file)
        Line Input #file, text
        If TextOf <> "" Then TextOf = TextOf & vbLf
        TextOf = TextOf & text
    Loop
    Close #file
    Kill path
End Function
