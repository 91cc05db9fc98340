#include <algorithm>

#include "core/rules/examples.h"
#include "core/rules/parse_parts.h"

namespace muster::core {

namespace {

using Need = TableReader::Need;

// What each kind of example must give, and what it may.
struct Asked {
  const char* kind;
  std::vector<const char*> must, may;
};

const std::vector<Asked>& kinds() {
  static const std::vector<Asked> kKinds{{"error", {"rule", "value", "mpe"}, {"uncertainty"}},
                                         {"uncertainty", {"value"}, {}},
                                         {"gas-content", {"value", "at", "to"}, {}},
                                         {"last-valid-day", {"value", "every"}, {}},
                                         {"recall", {"value"}, {"prefix", "from", "to", "serials", "made-from", "made-to", "lots", "part-numbers"}},
                                         {"step", {"step", "value"}, {}}};
  return kKinds;
}

}  // namespace

Outcome<std::vector<Example>> parseExamples(std::string_view text, std::string_view fileName) {
  const Outcome<TomlNode> document = readToml(text, fileName);
  if (!document) return document.problems();
  PackNotes notes;
  notes.file = fileName;
  TableReader root(document.value(), notes);
  parseSources(root, notes);
  std::vector<Example> examples;
  for (TableReader& table : root.tables("example")) {
    Example example;
    example.id = table.id("id");
    example.title = table.words("title");
    example.kind = table.text("kind");
    example.expect = table.text("expect");
    example.source = table.source();
    const auto asked = std::find_if(kinds().begin(), kinds().end(), [&](const Asked& one) { return one.kind == example.kind; });
    if (asked == kinds().end()) {
      table.problem("unknown-word", msg("there is no kind of example {kind}", {{"kind", example.kind}}),
                    msg("use error, uncertainty, gas-content, last-valid-day, recall or step"), "kind");
      continue;
    }
    for (const char* key : asked->must) example.given[key] = table.text(key);
    for (const char* key : asked->may) {
      if (table.has(key)) example.given[key] = table.text(key, Need::optional);
    }
    table.finish();
    examples.push_back(std::move(example));
  }
  root.finish();
  if (!notes.problems.empty()) return std::move(notes.problems);
  return examples;
}

}  // namespace muster::core
