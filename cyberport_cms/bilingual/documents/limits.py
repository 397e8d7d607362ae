"""What a document may ask of us. The longest release seen has 20,000 characters and 4 pages."""

MB = 1_000_000

# The file itself.
LARGEST = 20 * MB  # a draft with a few pictures
LARGEST_HTML = 5 * MB  # its tree takes some fifty times as much

# A .docx is a ZIP file.
ENTRIES = 2_000
UNPACKED = 100 * MB  # pictures hardly shrink, so this is far above LARGEST on purpose
UNPACKED_XML = 15 * MB  # one part of it that is parsed
RATIO = 200  # unpacked to packed; Word's own repetitive XML reaches some 50
RATIO_FROM = 1 * MB  # what unpacks to less than this harms nobody, whatever the ratio

# What is in it.
NESTING = 150  # elements in elements; a table in a text box in a table needs some 60
ELEMENTS = 100_000  # tags of a page, elements of all XML parts; a long release has some 5,000
PAGES = 100
CHARACTERS = 500_000
PICTURES = 100
PICTURE_BYTES = 30 * MB
PICTURE_PIXELS = 50 * MB  # of one that becomes a photo; the cameras of the press have some 45
PICTURES_PIXELS = 250 * MB  # of all of them
TABLE_COLUMNS = 20  # of a table that becomes a block; a larger one is text
TABLE_CELLS = 2_000

# The child process that reads it.
SECONDS = 30  # by the clock
CPU_SECONDS = 20
MEMORY = 600 * MB  # address space
