Attribute VB_Name = "pyxl_bench_calls"
'From a cell to Python and back: plain values there, real error values here.
Option Explicit
Option Private Module

Private Const PYTHON_MODULE As String = "xl.hosts.classic.addin"
Private Const PAUSE As Double = 30 'seconds before a Python that did not start is tried again

Private server As Object
Private trouble As String
Private troubleSince As Double
Private toldTrouble As Boolean

'The answer of one of our functions to the cell that calls it.
Public Function Answer(name As String, arguments As Variant) As Variant
    Dim place As String, from1904 As Boolean
    On Error GoTo failed
    If TypeName(Application.Caller) = "Range" Then
        place = Application.Caller.Address(External:=True)
        from1904 = Application.Caller.Worksheet.Parent.Date1904
    End If
    Answer = WithErrors(AskPython(Array(name, place, from1904, arguments)))
    Exit Function
failed:
    NoteTrouble Err.Description
    If name = "WHY" Then Answer = trouble Else Answer = CVErr(xlErrValue)
End Function

'One argument as plain values; what the formula leaves out stays left out.
Public Function Given(Optional value As Variant) As Variant
    If IsMissing(value) Then
        Given = value
    ElseIf TypeName(value) = "Range" Then
        Given = ValuesOf(value)
    Else
        Given = value
    End If
End Function

'A cell described instead of read: where its formula stands, how it reads, what it shows.
Public Function Pointed(Optional value As Variant) As Variant
    Dim anchor As Range, formula As String
    If TypeName(value) <> "Range" Then
        Pointed = Given(value)
        Exit Function
    End If
    If value.CountLarge > 1 Then
        Pointed = ValuesOf(value)
        Exit Function
    End If
    Set anchor = value
    On Error Resume Next 'an Excel without spilling has no SpillParent
    If value.HasArray Then Set anchor = value.CurrentArray.Cells(1, 1)
    If value.HasSpill Then Set anchor = value.SpillParent
    On Error GoTo 0
    If anchor.HasFormula Then formula = anchor.FormulaLocal
    Pointed = Array(Chr(1) & "pointed", anchor.Address(External:=True), _
        value.Row - anchor.Row, value.Column - anchor.Column, formula, value.Value2)
End Function

'The values of a range. Whole columns and rows end where the sheet does; several areas are nobody's table.
Private Function ValuesOf(ByVal cells As Range) As Variant
    If cells.Areas.Count > 1 Then
        ValuesOf = CVErr(xlErrRef)
        Exit Function
    End If
    With cells.Worksheet
        If cells.Rows.Count = .Rows.Count Then
            Set cells = cells.Resize(.UsedRange.Row + .UsedRange.Rows.Count - 1)
        End If
        If cells.Columns.Count = .Columns.Count Then
            Set cells = cells.Resize(, .UsedRange.Column + .UsedRange.Columns.Count - 1)
        End If
    End With
    ValuesOf = cells.Value2
End Function

'One call of Python. Its server is looked up once; one that has gone away is started anew.
Private Function AskPython(arguments As Variant) As Variant
    If trouble <> "" And Abs(Timer - troubleSince) < PAUSE Then Err.Raise 1000, Description:=trouble
    On Error Resume Next
    If Not server Is Nothing Then AskPython = server.CallUDF(PYTHON_MODULE, "answer", arguments)
    If server Is Nothing Or Err.Number <> 0 Then
        On Error GoTo 0
        Set server = XLPy
        AskPython = server.CallUDF(PYTHON_MODULE, "answer", arguments)
    End If
    trouble = ""
End Function

'Remember why Python did not answer, and say so once.
Private Sub NoteTrouble(reason As String)
    troubleSince = Timer
    If trouble = "" Then trouble = "Python svarer ikke, så pyxl_bench kan ikke regne: cellerne viser #VÆRDI!. " & _
        "Luk Excel, åbn en kommandoprompt, og skriv pyxl-bench doctor: den siger, hvad der mangler. (" & reason & ")"
    If toldTrouble Then Exit Sub
    toldTrouble = True
    MsgBox trouble, vbExclamation, "pyxl_bench"
End Sub

'An answer with error values in place of their codes.
Private Function WithErrors(ByVal values As Variant) As Variant
    Dim row As Long, column As Long
    Select Case Dimensions(values)
        Case 0
            values = WithError(values)
        Case 1
            For column = LBound(values) To UBound(values)
                values(column) = WithError(values(column))
            Next
        Case Else
            For row = LBound(values, 1) To UBound(values, 1)
                For column = LBound(values, 2) To UBound(values, 2)
                    values(row, column) = WithError(values(row, column))
                Next
            Next
    End Select
    WithErrors = values
End Function

Private Function WithError(value As Variant) As Variant
    WithError = value
    If VarType(value) <> vbString Then Exit Function
    If Left$(value, 1) <> "#" Then Exit Function
    Select Case value
        Case "#N/A": WithError = CVErr(xlErrNA)
        Case "#VALUE!": WithError = CVErr(xlErrValue)
        Case "#DIV/0!": WithError = CVErr(xlErrDiv0)
        Case "#NUM!": WithError = CVErr(xlErrNum)
        Case "#REF!": WithError = CVErr(xlErrRef)
        Case "#NAME?": WithError = CVErr(xlErrName)
        Case "#NULL!": WithError = CVErr(xlErrNull)
        Case "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA"
            WithError = CVErr(xlErrValue)
    End Select
End Function

Private Function Dimensions(values As Variant) As Long
    Dim last As Long
    On Error GoTo known
    Do While IsArray(values)
        last = UBound(values, Dimensions + 1)
        Dimensions = Dimensions + 1
    Loop
known:
End Function
