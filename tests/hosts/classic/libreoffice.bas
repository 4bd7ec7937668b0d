Attribute VB_Name = "pyxl_bench_windows"
'What the buttons need of Windows and of Excel, as LibreOffice on Linux has it.
Option Explicit

Public Function InterpreterOfUser() As String
    InterpreterOfUser = Environ("PB_TEST_PYTHON")
End Function

Public Function AnswerFile() As String
    AnswerFile = Environ("PB_TEST_ANSWER")
End Function

Public Function RunAndWait(program As String, arguments As String) As Long
    Dim file As Integer
    file = FreeFile
    Open Environ("PB_TEST_COMMAND") For Output As #file
    Print #file, Chr(34) & program & Chr(34) & " " & arguments
    Close #file
    Shell "/bin/sh", 0, Environ("PB_TEST_COMMAND"), True
End Function

Public Function ExcelWindow() As String
    ExcelWindow = "4711"
End Function

Public Sub RecalculateAll()
    ThisComponent.calculateAll
End Sub
