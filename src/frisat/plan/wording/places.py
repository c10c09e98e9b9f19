"""Words for where in a document something stands (`Source.where`), and for what stands closed there."""

SENTENCES = {
    "P001": {"da": "linje {first}", "en": "line {first}"},
    "P002": {"da": "linje {first}-{last}", "en": "lines {first}-{last}"},
    "P003": {"da": "side {page}", "en": "page {page}"},
    "P004": {"da": "tabel {table}", "en": "table {table}"},
    "P005": {"da": "række {row}", "en": "row {row}"},
    "P006": {"da": "ark {sheet}", "en": "sheet {sheet}"},
    "P007": {"da": "Lukket punkt", "en": "Closed item"},
}
