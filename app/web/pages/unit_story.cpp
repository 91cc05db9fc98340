// The story of a unit: every fact about it, newest first, with what was undone or corrected struck through and what was told late marked.
#include <algorithm>
#include <map>
#include <set>

#include "app/web/ask.h"
#include "app/web/fact_words.h"
#include "app/web/pages/unit_look.h"
#include "app/web/parts.h"
#include "app/web/record_words.h"

namespace muster::app {
namespace {

constexpr std::size_t kMost = 12;
constexpr std::int64_t kLate = 15 * 60'000'000ll;  // told more than so long after it happened

struct Amended {
  std::set<core::FactId> undone, corrected;
};

Amended amended(const std::vector<core::Fact>& facts) {
  Amended out;
  for (const core::Fact& fact : facts) {
    if (!fact.kind.starts_with("FactUndone/") && !fact.kind.starts_with("FactCorrected/")) continue;
    const auto read = core::read(fact);
    if (!read) continue;
    if (const auto* undo = std::get_if<core::FactUndone>(&read.value())) out.undone.insert(undo->target);
    if (const auto* correction = std::get_if<core::FactCorrected>(&read.value())) out.corrected.insert(correction->target);
  }
  return out;
}

bool startsWithAny(const std::string& kind, std::initializer_list<std::string_view> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view one) { return kind.starts_with(one); });
}

}  // namespace

void setStory(View& body, const UnitLook& look, bool all) {
  auto facts = look.world.journal.factsAbout(core::unit(look.code));
  const Amended marks = amended(facts);
  std::stable_sort(facts.begin(), facts.end(), [](const core::Fact& a, const core::Fact& b) { return core::foldsBefore(b, a); });
  const std::size_t total = facts.size();
  if (!all && facts.size() > kMost) facts.resize(kMost);
  body.set("hasStory", !facts.empty()).set("cut", facts.size() < total).set("allAddress", unitPath(look.code) + "?story=all#story");
  body.set("allText", look.say.tr(core::msg("All {count} records", {{"count", std::to_string(total)}})));
  body.list("story", facts, [&](View& row, const core::Fact& fact) {
    FactWords words = wordsOf(look.say, look.world, fact, look.code);
    const core::Date day = look.calendar->dateOf(fact.occurredAt);
    const bool undone = marks.undone.contains(fact.id), corrected = marks.corrected.contains(fact.id);
    row.set("stateClass", undone ? std::string("unk") : words.shape)
        .set("title", words.title)
        .set("detail", words.detail)
        .set("hasDetail", !words.detail.empty());
    row.set("exact", core::text(fact.occurredAt)).set("whole", look.calendar->localText(fact.occurredAt));
    row.set("when", day == look.today ? clockTime(fact.occurredAt, *look.calendar) : shortDate(day, look.today));
    row.set("by", personText(look.world, fact.by))
        .set("hasBy", !fact.by.empty())
        .set("id", core::text(fact.id))
        .set("anchor", "fact-" + std::to_string(fact.id.index));
    row.set("struck", undone || corrected).set("undone", undone).set("corrected", corrected);
    row.set("late", fact.recordedAt.micros - fact.occurredAt.micros > kLate)
        .set("recorded", look.calendar->localText(fact.recordedAt))
        .set("clockBehind", fact.clockBehind);
    const bool amends = startsWithAny(
        fact.kind, {"FactUndone/", "FactCorrected/", "StoreOpened/", "RulesAdopted/", "PersonEnrolled/", "FileImported/", "TestJudgedAgain/"});
    const std::string address = "/facts/" + urlEncoded(core::text(fact.id));
    row.set("canUndo", !look.past && !undone && !amends && mayBeUndone(fact, RecordMarks{})).set("undoAddress", address + "/undo");
    row.set("canCorrect", !look.past && !undone && mayBeCorrectedByForm(fact.kind)).set("correctAddress", address + "/correct");
  });
}

}  // namespace muster::app
