// One record: what it says, what was said about it since, the bytes that the journal's root is made over; as JSON under /api/.
#include <map>

#include "app/web/ask.h"
#include "app/web/fact_words.h"
#include "app/web/layout.h"
#include "app/web/pages/fact_papers.h"
#include "app/web/pages/fact_test.h"
#include "app/web/pages/pages.h"
#include "app/web/record_words.h"
#include "app/web/setup_forms.h"
#include "app/workflow/fitting_history.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

std::string assuranceWord(const Translator& say, core::Assurance assurance) {
  switch (assurance) {
    case core::Assurance::asserted: return say.tr("chosen from the list, not proved");
    case core::Assurance::signedIn: return say.tr("signed in");
    case core::Assurance::twoFactor: return say.tr("signed in with two factors");
    case core::Assurance::signature: return say.tr("signed");
  }
  return {};
}

// The body that a correction found standing: that of its target, as corrected before.
core::Body bodyBefore(World& world, const core::Fact& correction, core::FactId target) {
  auto facts = world.journal.factsAbout(correction.subjects.front());
  std::erase_if(facts, [&](const core::Fact& fact) { return fact.id >= correction.id; });
  for (const core::Fact& fact : core::countedFacts(std::move(facts))) {
    if (fact.id == target) return fact.body;
  }
  return {};
}

// What a correction changed: each field with what was told and what counts instead.
void setChanges(View& body, World& world, const core::Fact& fact) {
  struct Change {
    std::string name, was, is;
  };
  std::vector<Change> changes;
  const auto read = core::read(fact);
  if (const auto* correction = read ? std::get_if<core::FactCorrected>(&read.value()) : nullptr) {
    std::map<std::string, Change> byName;
    for (const BodyLine& line : bodyLines(bodyBefore(world, fact, correction->target))) byName[line.name] = {line.name, line.value, {}};
    for (const BodyLine& line : bodyLines(correction->body)) byName[line.name].name = line.name, byName[line.name].is = line.value;
    for (auto& [name, change] : byName) {
      if (change.was != change.is) changes.push_back(std::move(change));
    }
  }
  body.set("hasChanges", !changes.empty());
  body.list("changes", changes, [](View& row, const Change& change) {
    row.set("name", change.name).set("was", change.was).set("is", change.is).set("hadSome", !change.was.empty()).set("hasSome", !change.is.empty());
  });
}

// What was in the set when it was tested, as the test froze it.
void setAssembly(View& body, const Translator& say, World& world, const core::Fact& fact) {
  const auto read = core::read(fact);
  const auto* test = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
  body.set("hasAssembly", test && !test->run.assembly.empty());
  const auto rules = world.rules();
  body.list("assembly", test ? test->run.assembly : std::map<std::string, std::string>(), [&](View& row, const auto& part) {
    row.set("position", say.tr(positionTitle(*rules, part.first))).set("part", part.second).set("address", unitPath(part.second));
    row.set("spent", part.second == test->absorber);
  });
}

}  // namespace

Response factPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto found = recordAsked(request, site);
  if (!found) return refused(request, site, 404, found.problems());
  const core::Fact& fact = *found;
  const auto calendar = site.world.calendar();
  const RecordMarks marks = marksOf(site.world, fact);
  View body;
  const std::string title = recordWord(say, fact.kind);
  const std::string detail = wordsOf(say, site.world, fact).detail;
  body.set("detail", detail).set("hasDetail", !detail.empty());
  body.set("title", title).set("id", core::text(fact.id)).set("kind", fact.kind).set("command", fact.command);
  body.set("occurred", calendar->localText(fact.occurredAt)).set("recorded", calendar->localText(fact.recordedAt));
  body.set("who", fact.by.empty() ? say.tr("the program") : personText(site.world, fact.by) + say.tr(", ") + assuranceWord(say, fact.assurance));
  body.list("subjects", fact.subjects, [&](View& row, const core::Subject& subject) {
    const bool unit = subject.kind == core::Subject::Kind::unit;
    row.set("text", subjectText(say, subject))
        .set("isUnit", unit)
        .set("address", unit ? unitPath(subject.code) : "/journal?subject=" + urlEncoded(subject.text()));
    row.set("story", "/journal?subject=" + urlEncoded(subject.text()));
  });
  setChanges(body, site.world, fact);
  const auto meant = core::read(fact);
  const auto* test = meant ? std::get_if<core::TestRecorded>(&meant.value()) : nullptr;
  const auto* again = meant ? std::get_if<core::TestJudgedAgain>(&meant.value()) : nullptr;
  setTest(body, say, site.world, test ? &test->run : nullptr, test ? &test->verdict : again ? &again->verdict : nullptr);
  setAssembly(body, say, site.world, fact);
  setPapers(body, say, site.world, fact);
  body.list("lines", bodyLines(fact.body), [](View& row, const BodyLine& line) { row.set("name", line.name).set("value", line.value); });
  body.set("late", marks.late).set("clockBehind", marks.clockBehind);
  body.set("undone", marks.undone.has_value()).set("undoneAddress", marks.undone ? recordPath(*marks.undone) : "");
  body.set("corrected", marks.corrected.has_value()).set("correctedAddress", marks.corrected ? recordPath(*marks.corrected) : "");
  body.set("judgedAgain", marks.judgedAgain.has_value()).set("judgedAgainAddress", marks.judgedAgain ? recordPath(*marks.judgedAgain) : "");
  body.set("mayUndo", mayBeUndone(fact, marks)).set("undoAddress", "/facts/" + urlEncoded(core::text(fact.id)) + "/undo");
  body.set("mayCorrect", !marks.undone && mayBeCorrectedByForm(fact.kind))
      .set("correctAddress", "/facts/" + urlEncoded(core::text(fact.id)) + "/correct");
  body.set("bytes", core::canonicalBytes(fact)).set("json", "/api/v1/facts/" + std::to_string(fact.id.node) + "/" + std::to_string(fact.id.index));
  return page(request, site, {.templateName = "fact", .title = title + " " + core::text(fact.id), .nav = "/journal"}, std::move(body));
}

Response factApi(const Request& request, Site& site) {
  const auto found = recordAsked(request, site);
  if (!found) return refused(request, site, 404, found.problems());
  return jsonAnswer(core::canonicalBytes(*found));
}

}  // namespace muster::app
