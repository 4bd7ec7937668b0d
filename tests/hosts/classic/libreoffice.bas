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
    Shell program, 0, arguments, True
End Function

Public Function ExcelWindow() As String
    ExcelWindow = "4711"
End Function

Public Sub RecalculateAll()
    ThisComponent.calculateAll
End Sub
