#include <algorithm>

#include "core/rules/parse_parts.h"

namespace muster::core {

void parseSources(TableReader& root, PackNotes& notes) {
  for (TableReader& table : root.tables("source")) {
    const std::string id = table.id("id");
    Source source;
    source.document = table.text("document");
    source.edition = table.text("edition", TableReader::Need::optional);
    source.clause = table.text("clause", TableReader::Need::optional);
    if (!table.has("confidence")) {
      table.problem("missing-key", msg("confidence is missing"), msg("say how well it is known: manual, second-hand, inferred, recalled"));
    }
    source.confidence = table.oneOf<Confidence>("confidence",
                                                {{"manual", Confidence::manual},
                                                 {"second-hand", Confidence::secondHand},
                                                 {"inferred", Confidence::inferred},
                                                 {"recalled", Confidence::recalled}},
                                                Confidence::recalled);
    source.note = table.words("note", TableReader::Need::optional);
    table.finish();
    const bool twice = std::any_of(notes.sources.begin(), notes.sources.end(), [&id](const auto& s) { return s.first == id; });
    if (twice) table.problem("duplicate-id", msg("{id} stands here twice", {{"id", id}}), msg("give one of them another id"), "id");
    notes.sources.emplace_back(id, std::move(source));
  }
}

}  // namespace muster::core
