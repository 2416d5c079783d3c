"""The office's file: opened, changed through named operations, copied and checked."""
