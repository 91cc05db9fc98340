#include "app/workflow/amend.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"
#include "core/journal/apply.h"

namespace muster::app {

void lookAt(Looking& look, const core::Subject& subject) {
  switch (subject.kind) {
    case core::Subject::Kind::unit: look.unit(subject.code); break;
    case core::Subject::Kind::rack: look.rack(subject.code); break;
    case core::Subject::Kind::squad: look.squad(subject.code); break;
    case core::Subject::Kind::person: look.person(subject.code); break;
    case core::Subject::Kind::rules: look.adopted(); break;
    case core::Subject::Kind::store: look.store(); break;
    case core::Subject::Kind::file: look.caseFile(subject.code); break;
  }
}

core::State foldedWith(Looking& look, const core::Subject& subject, const std::vector<core::Happening>& pending) {
  auto facts = look.world().journal.factsAbout(subject);
  std::uint64_t behind = UINT64_MAX - pending.size();  // behind everything
  for (const auto& happening : pending) {
    core::Fact fact;
    static_cast<core::FactDraft&>(fact) = core::draft(happening, look.now(), "");
    fact.id = {UINT32_MAX, ++behind};
    fact.recordedAt = core::Instant::distantFuture();
    if (std::find(fact.subjects.begin(), fact.subjects.end(), subject) != fact.subjects.end()) facts.push_back(std::move(fact));
  }
  return core::fold(subject, std::move(facts));
}

core::Outcome<core::Fact> standingFact(Looking& look, core::FactId id) {
  const auto fact = look.world().journal.fact(id);
  if (!fact || fact->subjects.empty()) {
    return refuse("unknown-fact", core::msg("there is no such record"), core::msg("choose it from the journal"), "fact");
  }
  lookAt(look, fact->subjects.front());
  if (fact->kind.starts_with("FactUndone/") || fact->kind.starts_with("FactCorrected/")) return *fact;
  for (const auto& counted : core::countedFacts(look.world().journal.factsAbout(fact->subjects.front()))) {
    if (counted.id == id) return counted;
  }
  return refuse("undone", core::msg("this record was undone"), core::msg("enter it again if it was right"), "fact");
}

bool judgedAgainSince(Looking& look, core::FactId test, const std::string& unit) {
  const auto facts = look.world().journal.factsAbout(core::unit(unit));
  return std::any_of(facts.begin(), facts.end(), [&](const core::Fact& fact) {
    if (!fact.kind.starts_with("TestJudgedAgain/")) return false;
    const auto read = core::read(fact);
    const auto* again = read ? std::get_if<core::TestJudgedAgain>(&read.value()) : nullptr;
    return again && again->test == test;
  });
}

}  // namespace muster::app
