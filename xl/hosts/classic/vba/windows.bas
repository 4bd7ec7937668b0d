Attribute VB_Name = "pyxl_bench_windows"
'What the buttons need of Windows and of Excel.
Option Explicit
Option Private Module

'The Python that "pyxl-bench install" noted for this user, in xlwings' own settings.
Public Function InterpreterOfUser() As String
    Dim path As String, file As Integer, name As String, value As String
    path = Environ("USERPROFILE") & "\.xlwings\xlwings.conf"
    On Error GoTo unknown
    file = FreeFile
    Open path For Input As #file
    Do While Not EOF(file)
        Input #file, name, value
        If UCase(name) = "INTERPRETER_WIN" Then InterpreterOfUser = value
    Loop
    Close #file
unknown:
End Function

'Where Python leaves its answer.
Public Function AnswerFile() As String
    AnswerFile = Environ("TEMP") & "\pyxl_bench_" & Format(Now, "yyyymmddhhnnss") & ".txt"
End Function

'Run a program without a window and wait for it; answers its exit code.
Public Function RunAndWait(program As String, arguments As String) As Long
    On Error GoTo failed
    RunAndWait = CreateObject("WScript.Shell").Run(Chr(34) & program & Chr(34) & " " & arguments, 0, True)
    Exit Function
failed:
    RunAndWait = -1
End Function

'The window by which Python finds this Excel among several.
Public Function ExcelWindow() As String
    ExcelWindow = CStr(Application.Hwnd)
End Function

'Every formula from the ground up: cells that showed #NAME? find our functions again.
Public Sub RecalculateAll()
    Application.CalculateFullRebuild
End Sub
