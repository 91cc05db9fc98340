// Records of the journal for people: what kind it is, what was said about it since, its body field by field. Reads, decides nothing.
#pragma once

#include <optional>

#include "app/ports/world.h"
#include "app/text/translator.h"

namespace muster::app {

std::string recordWord(const Translator& say, const std::string& kind);  // "CheckedOut/1" -> "Checked out"
std::vector<std::string> recordKinds();                                  // names without version, in the order of the trade
std::string recordPath(core::FactId id);                                 // "/journal/1/42"
std::string subjectText(const Translator& say, const core::Subject& subject);

struct RecordMarks {
  std::optional<core::FactId> undone, corrected, judgedAgain;  // by which fact
  bool late = false, clockBehind = false;
};
// `about`: looks through the facts of its main subject; pass the list where many of one page are asked.
RecordMarks marksOf(World& world, const core::Fact& fact);
bool mayBeUndone(const core::Fact& fact, const RecordMarks& marks);  // by its kind; the use case decides the rest
bool mayBeCorrectedByForm(const std::string& kind);                  // what a person entered about a unit; the rest is entered anew

struct BodyLine {
  std::string name, value;
};
std::vector<BodyLine> bodyLines(const core::Body& body);  // "run.steps.0.reading.typed" and what stands there

}  // namespace muster::app
