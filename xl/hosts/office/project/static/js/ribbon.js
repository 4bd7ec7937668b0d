// No buttons of our own on the ribbon: the task pane holds them.
