"""Understanding a plan out of the paragraphs of any file: what each is, and how sure that is.

`understand(source)` gives an `Understanding`: one `Item` a paragraph, each with its `Part` of the plan.
`correct` changes what was misunderstood, `assemble` makes the plan of it, `notes` says what to look at, and
`match` finds the nodes of an earlier draft again. All of it is plain: no file, no database, no clock.
"""
