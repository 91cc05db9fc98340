#include "app/web/record_words.h"

#include <algorithm>

#include "core/journal/happenings.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

constexpr std::chrono::hours kLateAfter{24};  // as the remark of the use cases

std::string nameOf(const std::string& kind) { return kind.substr(0, kind.find('/')); }

void addLines(const core::Json& value, const std::string& name, std::vector<BodyLine>& lines) {
  const auto below = [&](const std::string& key) { return name.empty() ? key : name + "." + key; };
  if (const auto* object = value.asObject()) {
    for (const auto& [key, held] : *object) addLines(held, below(key), lines);
  } else if (const auto* array = value.asArray()) {
    const bool plain = std::all_of(array->begin(), array->end(), [](const core::Json& one) { return one.asString() != nullptr; });
    if (plain && !array->empty()) {
      std::string all;
      for (const core::Json& one : *array) all += (all.empty() ? "" : " · ") + *one.asString();
      lines.push_back({name, all});
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) addLines((*array)[i], below(std::to_string(i + 1)), lines);
  } else if (const auto* text = value.asString()) {
    if (!text->empty()) lines.push_back({name, *text});
  } else if (!value.isNull()) {
    lines.push_back({name, core::canonical(value)});
  }
}

}  // namespace

std::string recordWord(const Translator& say, const std::string& kind) {
  const std::string name = nameOf(kind);
  const std::pair<std::string, std::string> words[] = {{"StoreOpened", say.tr("Store opened")},
                                                       {"RulesAdopted", say.tr("Rules adopted")},
                                                       {"LimitConfirmed", say.tr("Limit confirmed")},
                                                       {"PersonEnrolled", say.tr("Person enrolled")},
                                                       {"PersonLeft", say.tr("Person left")},
                                                       {"RackInstalled", say.tr("Rack put up")},
                                                       {"SquadFormed", say.tr("Squad formed")},
                                                       {"DutyAssigned", say.tr("Duty assigned")},
                                                       {"UnitRegistered", say.tr("Registered")},
                                                       {"UnitRetired", say.tr("Retired")},
                                                       {"UnitPlaced", say.tr("Placed")},
                                                       {"UnitSentAway", say.tr("Sent away")},
                                                       {"UnitReturned", say.tr("Returned")},
                                                       {"CheckedOut", say.tr("Checked out")},
                                                       {"CheckedIn", say.tr("Checked in")},
                                                       {"PartFitted", say.tr("Part fitted")},
                                                       {"FaultReported", say.tr("Fault reported")},
                                                       {"FaultCleared", say.tr("Fault cleared")},
                                                       {"TestRecorded", say.tr("Test recorded")},
                                                       {"TestJudgedAgain", say.tr("Test judged again")},
                                                       {"CylinderFilled", say.tr("Cylinder filled")},
                                                       {"PressureRead", say.tr("Pressure read")},
                                                       {"MaintenanceDone", say.tr("Maintenance done")},
                                                       {"CertificateAccepted", say.tr("Certificate accepted")},
                                                       {"CalibratorWithdrawn", say.tr("Instrument withdrawn")},
                                                       {"OpeningDeclared", say.tr("Declared from paper")},
                                                       {"FactUndone", say.tr("Record undone")},
                                                       {"FactCorrected", say.tr("Record corrected")},
                                                       {"FileImported", say.tr("File imported")},
                                                       {"UnitIssued", say.tr("Issued")},
                                                       {"CanisterFilled", say.tr("Canister filled")},
                                                       {"StockMoved", say.tr("Stock moved")},
                                                       {"CareDone", say.tr("Care step done")},
                                                       {"UnitReleased", say.tr("Released")},
                                                       {"TurnedRoundInField", say.tr("Turned round in the field")},
                                                       {"CalibratorFailed", say.tr("Instrument found out of tolerance")},
                                                       {"CertificateExtended", say.tr("Certificate extended")},
                                                       {"CertificateReviewed", say.tr("Certificate reviewed")},
                                                       {"IntervalDecided", say.tr("Interval decided")},
                                                       {"RetestAllowed", say.tr("Retest on the same instrument allowed")},
                                                       {"CalibratorChecked", say.tr("Instrument checked")},
                                                       {"CaseOpened", say.tr("Case opened")},
                                                       {"CaseUnitSettled", say.tr("Unit of a case settled")},
                                                       {"CaseClosed", say.tr("Case closed")},
                                                       {"UnitQuarantined", say.tr("Quarantined")},
                                                       {"QuarantineLifted", say.tr("Quarantine lifted")},
                                                       {"PlanDayChosen", say.tr("Day chosen")},
                                                       {"WorkOpened", say.tr("Work order opened")},
                                                       {"WorkAssigned", say.tr("Work order given")},
                                                       {"WorkAnswered", say.tr("Work order answered")},
                                                       {"WorkDone", say.tr("Work order done")},
                                                       {"RoundMade", say.tr("Round made")},
                                                       {"PersonAuthorised", say.tr("Person authorised")},
                                                       {"AuthorisationEnded", say.tr("Authorisation ended")},
                                                       {"CorrectiveEntered", say.tr("Corrective action entered")}};
  for (const auto& [code, word] : words) {
    if (code == name) return word;
  }
  return name;
}

std::vector<std::string> recordKinds() {
  std::vector<std::string> names;
  for (const std::string& kind : core::kinds()) names.push_back(nameOf(kind));
  return names;
}

std::string recordPath(core::FactId id) { return "/journal/" + std::to_string(id.node) + "/" + std::to_string(id.index); }

std::string subjectText(const Translator& say, const core::Subject& subject) {
  switch (subject.kind) {
    case core::Subject::Kind::unit: return subject.code;
    case core::Subject::Kind::rack: return say.tr(core::msg("Rack {code}", {{"code", subject.code}}));
    case core::Subject::Kind::squad: return say.tr(core::msg("Squad {code}", {{"code", subject.code}}));
    case core::Subject::Kind::person: return say.tr(core::msg("Person {code}", {{"code", subject.code}}));
    case core::Subject::Kind::rules: return say.tr("Rules");
    case core::Subject::Kind::store: return say.tr("The store");
    case core::Subject::Kind::file: return say.tr(core::msg("Case {code}", {{"code", subject.code}}));
  }
  return {};
}

RecordMarks marksOf(World& world, const core::Fact& fact) {
  RecordMarks marks;
  marks.late = fact.occurredAt < fact.recordedAt - kLateAfter;
  marks.clockBehind = fact.clockBehind;
  if (fact.subjects.empty()) return marks;
  for (const core::Fact& later : world.journal.factsAbout(fact.subjects.front())) {
    if (later.id <= fact.id) continue;
    const bool undo = later.kind.starts_with("FactUndone/"), correction = later.kind.starts_with("FactCorrected/");
    if (!undo && !correction && !later.kind.starts_with("TestJudgedAgain/")) continue;
    const auto happening = core::read(later);
    if (!happening) continue;
    if (const auto* one = std::get_if<core::FactUndone>(&happening.value()); one && one->target == fact.id) marks.undone = later.id;
    if (const auto* one = std::get_if<core::FactCorrected>(&happening.value()); one && one->target == fact.id) marks.corrected = later.id;
    if (const auto* one = std::get_if<core::TestJudgedAgain>(&happening.value()); one && one->test == fact.id) marks.judgedAgain = later.id;
  }
  return marks;
}

bool mayBeUndone(const core::Fact& fact, const RecordMarks& marks) {
  static constexpr std::string_view kNever[] = {"StoreOpened",   "RulesAdopted", "PersonEnrolled", "FileImported", "FactUndone",
                                                "FactCorrected", "WorkOpened",   "WorkDone"};  // an order goes with the record that opened it
  return !marks.undone && std::find(std::begin(kNever), std::end(kNever), nameOf(fact.kind)) == std::end(kNever);
}

bool mayBeCorrectedByForm(const std::string& kind) {
  static constexpr std::string_view kAnew[] = {
      "StoreOpened",  "RulesAdopted",    "LimitConfirmed", "PersonEnrolled", "PersonLeft",       "RackInstalled",      "SquadFormed",
      "DutyAssigned", "TestJudgedAgain", "FactUndone",     "FactCorrected",  "FileImported",     "PlanDayChosen",      "WorkOpened",
      "WorkAssigned", "WorkAnswered",    "WorkDone",       "RoundMade",      "PersonAuthorised", "AuthorisationEnded", "CorrectiveEntered"};
  return std::find(std::begin(kAnew), std::end(kAnew), nameOf(kind)) == std::end(kAnew);
}

std::vector<BodyLine> bodyLines(const core::Body& body) {
  std::vector<BodyLine> lines;
  if (const auto tree = core::parseCanonical(body.bytes())) addLines(*tree, "", lines);
  return lines;
}

}  // namespace muster::app
