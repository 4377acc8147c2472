"""What runs in a process of its own, in which a hostile file can do no harm: the reading of documents.

    program     the process: reads the file from its input, writes what is in it to its output
    confine     what the process gives up before it looks into the file
    kinds       what kind of file it is, by its content
    pdf, docx, notebook, writing
                one kind each: bytes → blocks
    passages    blocks → passages of a length that can be learnt from

Nothing else of ours is imported here, and what is large only once a file of its kind has come.
"""
