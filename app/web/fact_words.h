// Facts in words: what happened, as a title and a line of detail, with the shape it is drawn with. For timelines and the journal page.
#pragma once

#include "app/web/person_words.h"
#include "core/journal/happenings.h"

namespace muster::app {

struct FactWords {
  std::string title, detail;
  std::string shape = "work";  // as stateClass: which symbol and colour
};

// `about`: the unit whose page this is, so that it need not be named. `world` gives the texts and names that lie beside the journal. A fact of a
// newer program is told as such, never an error.
FactWords wordsOf(const Translator& say, World& world, const core::Fact& fact, const std::string& about = {});

// Refusals that name a record by its number ("rested-on") name it as the pages tell it; the others as they are.
core::Problems inRecordWords(const Translator& say, World& world, core::Problems problems);
std::vector<core::Fact> namedRecords(World& world, const core::Problems& problems);  // those records

// A free text kept as a blob, for showing; empty when there is none or it was erased.
std::string keptText(World& world, const std::string& digest);

}  // namespace muster::app
