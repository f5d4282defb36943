package terminal

import "github.com/charmbracelet/x/ansi"

// Undo gives a terminal back its own screen, cursor, colours and ways to tell of keys and mouse, whatever the interface had
// asked of it: for who finds it as a program left it that broke down. What is undone twice, or was never done, changes
// nothing. The modes go before the screen that they were set on: kitty keeps its keyboard by screen.
const Undo = ansi.ResetModeSynchronizedOutput + ansi.SetModeAutoWrap +
	ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr +
	ansi.ResetModeFocusEvent + ansi.ResetModeBracketedPaste + ansi.ResetModeLightDark +
	ansi.ResetModifyOtherKeys + popKeyboard + ansi.ResetModeUnicodeCore +
	ansi.ResetForegroundColor + ansi.ResetBackgroundColor + ansi.ResetProgressBar + ansi.ResetStyle +
	ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable

// popKeyboard takes back one change of kitty's keyboard protocol, which is as many as a screen has of ours.
const popKeyboard = "\x1b[<1u"
