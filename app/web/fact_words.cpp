#include "app/web/fact_words.h"

#include <algorithm>

#include "app/web/code_words.h"
#include "app/web/pages/place_words.h"
#include "app/web/rule_words.h"

namespace muster::app {
namespace {

using core::msg;

class Telling {
 public:
  Telling(const Translator& say, World& world, const std::string& about) : say_(say), world_(world), rules_(world.rules()), about_(about) {}

  FactWords operator()(const core::StoreOpened&) { return {say_.tr("The store was opened"), "", "ready"}; }
  FactWords operator()(const core::RulesAdopted& h) {
    return {tell(msg("Rules {name} adopted, revision {revision}", {{"name", h.name}, {"revision", h.revision}})), "", "ready"};
  }
  FactWords operator()(const core::LimitConfirmed& h) {
    return {tell(msg("Limit {rule} confirmed", {{"rule", h.rule}})), join({h.document, h.edition, h.page}), "ready"};
  }
  FactWords operator()(const core::PersonEnrolled& h) {
    return {tell(msg("{person} enrolled", {{"person", personText(world_, h.person)}})), "", "ready"};
  }
  FactWords operator()(const core::PersonLeft& h) { return {tell(msg("{person} left", {{"person", personText(world_, h.person)}})), "", "out"}; }
  FactWords operator()(const core::RackInstalled& h) {
    return {tell(msg("Rack {rack} put up", {{"rack", h.rack}})), say_.plural("{n} slot", "{n} slots", static_cast<long>(h.slots.size())), "ready"};
  }
  FactWords operator()(const core::SquadFormed& h) { return {tell(msg("Squad {code} formed", {{"code", h.squad}})), join(h.sets), "ready"}; }
  FactWords operator()(const core::DutyAssigned& h) {
    return {tell(msg("Squad {code}: {duty}", {{"code", h.squad}, {"duty", dutyWord(say_, h.duty)}})), "", "ready"};
  }

  FactWords operator()(const core::UnitRegistered& h) {
    return {tell(msg("{unit} registered", {{"unit", h.unit}})), join({kindTitle(h.kind), h.model, h.serial}), "ready"};
  }
  FactWords operator()(const core::UnitRetired& h) {
    return {tell(msg("{unit} retired: {reason}", {{"unit", h.unit}, {"reason", codeWord(say_, h.reason)}})), keptText(world_, h.note), "bad"};
  }
  FactWords operator()(const core::UnitPlaced& h) {
    return {tell(msg("{unit} placed in rack {rack}, slot {slot}", {{"unit", h.unit}, {"rack", h.rack}, {"slot", h.slot}})),
            h.home ? say_.tr("its own slot from now on") : "", "ready"};
  }
  FactWords operator()(const core::UnitSentAway& h) {
    std::string detail = codeWord(say_, h.purpose);
    if (h.expected) detail = join({detail, tell(msg("expected back {day}", {{"day", core::text(*h.expected)}}))});
    return {tell(msg("{unit} sent away: {receiver}", {{"unit", h.unit}, {"receiver", codeWord(say_, h.receiver)}})), detail, "work"};
  }
  FactWords operator()(const core::UnitReturned& h) {
    return {tell(msg("{unit} came back", {{"unit", h.unit}})), h.papers.empty() ? "" : say_.tr("with papers"), "ready"};
  }
  FactWords operator()(const core::CheckedOut& h) {
    std::string detail = h.job;
    if (h.reported) detail = join({detail, say_.tr("it had left already")});
    if (h.overridden) detail = join({detail, say_.tr("taken although not ready"), keptText(world_, h.reason)});
    return {tell(msg("{unit} checked out to {holder}", {{"unit", h.unit}, {"holder", holder(h.holder)}})), detail, "out"};
  }
  FactWords operator()(const core::CheckedIn& h) {
    std::string detail = codeWord(say_, useCode(h.use));
    if (!h.owes.empty()) detail = join({detail, say_.tr("owes the full test")});
    if (!h.absorber.empty()) detail = join({detail, tell(msg("{part} is used up", {{"part", h.absorber}}))});
    return {tell(msg("{unit} checked in", {{"unit", h.unit}})), detail, h.owes.empty() ? "ready" : "work"};
  }
  FactWords operator()(const core::PartFitted& h) {
    std::string detail = h.part.empty() || h.removed.empty() ? "" : tell(msg("{part} was taken out", {{"part", h.removed}}));
    if (!h.voids.empty()) detail = join({detail, tell(msg("owed again: {steps}", {{"steps", steps(h.voids)}}))});
    const std::vector<std::pair<std::string, core::Text>> places = {{"part", h.part.empty() ? h.removed : h.part}, {"unit", h.unit}};
    return {h.part.empty() ? tell(msg("{part} taken out of {unit}", places)) : tell(msg("{part} fitted in {unit}", places)), detail, "work"};
  }

  FactWords operator()(const core::FaultReported& h) {
    return {tell(msg("Fault on {unit}: {fault}", {{"unit", h.unit}, {"fault", codeWord(say_, h.code)}})),
            join({keptText(world_, h.note), h.blocks ? "" : say_.tr("a remark only")}), h.blocks ? "bad" : "due"};
  }
  FactWords operator()(const core::FaultCleared& h) {
    const std::string owed = h.owes.empty() ? "" : tell(msg("owed again: {steps}", {{"steps", steps(h.owes)}}));
    return {tell(msg("Fault on {unit} cleared: {action}", {{"unit", h.unit}, {"action", codeWord(say_, h.action)}})),
            join({keptText(world_, h.note), owed}), "ready"};
  }
  FactWords operator()(const core::TestRecorded& h) {
    const auto* procedure = rules_->procedure(h.run.procedure);
    int passed = 0;
    std::string failed;
    for (const core::StepVerdict& step : h.verdict.steps) {
      if (step.verdict == core::Verdict::pass)
        ++passed;
      else
        failed = join({failed, stepTitle(step.step) + " " + reading(h.run, step.step)});
    }
    FactWords words;
    words.title = tell(msg("{procedure} {verdict}, {passed} of {total}", {{"procedure", procedure ? procedure->title : core::Text(h.run.procedure)},
                                                                          {"verdict", verdictSaid(say_, h.verdict.overall)},
                                                                          {"passed", std::to_string(passed)},
                                                                          {"total", std::to_string(h.verdict.steps.size())}}));
    words.detail = join({h.run.unit == about_ ? "" : h.run.unit, failed, h.run.bench == about_ ? "" : h.run.bench,
                         h.conflict ? say_.tr("the same test is on record with other readings") : ""});
    words.shape = h.conflict ? "unk" : verdictClass(h.verdict.overall);
    return words;
  }
  FactWords operator()(const core::TestJudgedAgain& h) {
    return {tell(msg("Test {fact} judged again: {verdict}", {{"fact", core::text(h.test)}, {"verdict", verdictSaid(say_, h.verdict.overall)}})),
            join({whyAgain(h.why), openSteps(h.verdict)}), verdictClass(h.verdict.overall)};
  }
  FactWords operator()(const core::CylinderFilled& h) {
    return {tell(msg("{cylinder} filled to {pressure}", {{"cylinder", h.cylinder}, {"pressure", h.pressure.text()}})),
            join({h.temperature ? h.temperature->text() : "", h.gauge, h.lot}), "work"};
  }
  FactWords operator()(const core::PressureRead& h) {
    return {tell(msg("{cylinder} reads {pressure}", {{"cylinder", h.cylinder}, {"pressure", h.pressure.text()}})),
            join({h.temperature ? h.temperature->text() : "", h.gauge}), "ready"};
  }
  FactWords operator()(const core::MaintenanceDone& h) {
    const auto* plan = rules_->plan(h.plan);
    return {tell(msg("{plan} done on {unit}", {{"plan", plan ? plan->title : core::Text(h.plan)}, {"unit", h.unit}})),
            join({core::text(h.on), keptText(world_, h.note)}), "ready"};
  }
  FactWords operator()(const core::CertificateAccepted& h) {
    const std::string until = h.validTo ? tell(msg("valid to {day}", {{"day", core::text(*h.validTo)}})) : "";
    return {tell(msg("Certificate {number} of {calibrator} accepted", {{"number", h.number}, {"calibrator", h.calibrator}})),
            join({h.laboratory, until}), "ready"};
  }
  FactWords operator()(const core::CalibratorWithdrawn& h) {
    return {tell(msg("{calibrator} withdrawn: {reason}", {{"calibrator", h.calibrator}, {"reason", codeWord(say_, h.reason)}})),
            keptText(world_, h.note), "bad"};
  }
  FactWords operator()(const core::OpeningDeclared& h) {
    std::string detail = h.tested ? tell(msg("tested {day}", {{"day", core::text(*h.tested)}})) : "";
    if (h.pressure) detail = join({detail, h.pressure->text()});
    return {tell(msg("{unit} taken over from paper", {{"unit", h.unit}})), detail, "due"};
  }
  FactWords operator()(const core::FactUndone& h) {
    return {tell(msg("Record {fact} undone", {{"fact", core::text(h.target)}})), keptText(world_, h.reason), "unk"};
  }
  FactWords operator()(const core::FactCorrected& h) {
    core::FactDraft right;
    right.kind = h.kind, right.body = h.body;
    const auto meant = core::read(right);
    if (!meant) return {tell(msg("Record {fact} corrected", {{"fact", core::text(h.target)}})), reasonOf(h.reason), "unk"};
    const FactWords now = std::visit(*this, meant.value());
    const std::string when = h.occurredAt ? world_.calendar()->localText(*h.occurredAt) : std::string();
    return {tell(msg("Record {fact} corrected", {{"fact", core::text(h.target)}})), join({now.title, now.detail, when, reasonOf(h.reason)}), "unk"};
  }
  FactWords operator()(const core::FileImported& h) {
    return {say_.tr("File imported"),
            tell(msg("{taken} taken, {already} known, {set_aside} set aside",
                     {{"taken", std::to_string(h.taken)}, {"already", std::to_string(h.already)}, {"set_aside", std::to_string(h.quarantined)}})),
            "ready"};
  }

  FactWords operator()(const core::UnitIssued& h) {
    if (h.person.empty()) return {tell(msg("{unit} given back", {{"unit", h.unit}})), "", "ready"};
    return {tell(msg("{unit} issued to {person}", {{"unit", h.unit}, {"person", personText(world_, h.person)}})), "", "ready"};
  }
  FactWords operator()(const core::CanisterFilled& h) {
    return {tell(msg("{canister} filled from {lot}", {{"canister", h.canister}, {"lot", h.lot}})),
            join({h.mass ? h.mass->text() : "", h.sieved ? say_.tr("sieved") : ""}), "work"};
  }
  FactWords operator()(const core::StockMoved& h) {
    return {
        tell(msg("{item} {change}, lot {lot}", {{"item", h.item}, {"change", (h.change > 0 ? "+" : "") + std::to_string(h.change)}, {"lot", h.lot}})),
        codeWord(say_, h.why), h.change < 0 ? "out" : "ready"};
  }
  FactWords operator()(const core::CareDone& h) {
    return {tell(msg("{unit}: {step} done", {{"unit", h.unit}, {"step", careTitle(h.step)}})), "", "work"};
  }
  FactWords operator()(const core::UnitReleased& h) {
    return {tell(msg("{unit} released", {{"unit", h.unit}})), h.provisional ? say_.tr("provisionally, by the duty leader alone") : "",
            h.provisional ? "due" : "ready"};
  }
  FactWords operator()(const core::TurnedRoundInField& h) {
    return {tell(msg("{unit} turned round in the field", {{"unit", h.unit}})), join({h.cylinder, h.absorber, say_.tr("the full cycle stays owed")}),
            "due"};
  }
  FactWords operator()(const core::CalibratorFailed& h) {
    return {tell(msg("{calibrator} found out of tolerance", {{"calibrator", h.calibrator}})),
            join({h.number, h.laboratory, h.points.empty() ? say_.tr("its error is not known") : ""}), "bad"};
  }
  FactWords operator()(const core::CertificateExtended& h) {
    return {tell(msg("Certificate {number} of {calibrator} extended to {day}",
                     {{"number", h.number}, {"calibrator", h.calibrator}, {"day", core::text(h.until)}})),
            keptText(world_, h.reason), "due"};
  }
  FactWords operator()(const core::CalibratorChecked& h) {
    return {tell(h.good ? msg("{calibrator} checked: good", {{"calibrator", h.calibrator}})
                        : msg("{calibrator} checked: not good", {{"calibrator", h.calibrator}})),
            h.standard, h.good ? "ready" : "bad"};
  }
  FactWords operator()(const core::CertificateReviewed& h) {
    return {tell(msg("Certificate {number} of {calibrator} reviewed", {{"number", h.number}, {"calibrator", h.calibrator}})),
            keptText(world_, h.review.note), h.review.complete() ? "ready" : "due"};
  }
  FactWords operator()(const core::IntervalDecided& h) {
    const std::string advised = h.advised.empty() ? std::string() : tell(msg("advised: {interval}", {{"interval", intervalWords(say_, h.advised)}}));
    return {tell(msg("{calibrator} to be calibrated every {interval}", {{"calibrator", h.calibrator}, {"interval", intervalWords(say_, h.decided)}})),
            join({advised, keptText(world_, h.reason)}), "ready"};
  }
  FactWords operator()(const core::RetestAllowed& h) {
    return {tell(msg("{calibrator} may answer case {code} itself, by certificate {number}",
                     {{"calibrator", h.calibrator}, {"code", h.file}, {"number", h.certificate}})),
            keptText(world_, h.reason), "due"};
  }
  FactWords operator()(const core::CaseOpened& h) {
    return {tell(msg("Case {code} opened", {{"code", h.file}})), join({keptText(world_, h.title), codeWord(say_, h.cause)}), "bad"};
  }
  FactWords operator()(const core::CaseUnitSettled& h) {
    return {tell(msg("{unit} in case {code}: {finding}", {{"unit", h.unit}, {"code", h.file}, {"finding", codeWord(say_, h.finding)}})),
            keptText(world_, h.evidence), h.finding == "affected" ? "bad" : "ready"};
  }
  FactWords operator()(const core::CaseClosed& h) {
    return {tell(msg("Case {code} closed", {{"code", h.file}})), join({codeWord(say_, h.outcome), keptText(world_, h.note)}), "ready"};
  }
  FactWords operator()(const core::UnitQuarantined& h) {
    return {tell(msg("{unit} quarantined by case {code}", {{"unit", h.unit}, {"code", h.file}})), codeWord(say_, h.cause), "bad"};
  }
  FactWords operator()(const core::QuarantineLifted& h) {
    return {tell(msg("Quarantine of {unit} lifted, case {code}", {{"unit", h.unit}, {"code", h.file}})),
            join({codeWord(say_, h.why), keptText(world_, h.note)}), "ready"};
  }
  FactWords operator()(const core::PlanDayChosen& h) {
    const auto* plan = rules_->plan(h.plan);
    const core::Text title = plan ? plan->title : core::Text(h.plan);
    if (!h.on) return {tell(msg("{plan} of {unit}: the chosen day is taken back", {{"plan", title}, {"unit", h.unit}})), "", "ready"};
    return {tell(msg("{plan} of {unit} planned for {day}", {{"plan", title}, {"unit", h.unit}, {"day", core::text(*h.on)}})), "", "ready"};
  }
  FactWords operator()(const core::WorkOpened& h) {
    const core::Text what = h.unit.empty() ? h.rack : h.unit;
    return {tell(msg("Work order {code} opened: {unit}", {{"code", h.file}, {"unit", what}})),
            join({codeWord(say_, "work-" + h.cause), aboutWork(h), keptText(world_, h.title)}), "due"};
  }
  FactWords operator()(const core::WorkAssigned& h) {
    return {tell(msg("Work order {code} given to {person}", {{"code", h.file}, {"person", personText(world_, h.person)}})),
            h.until ? tell(msg("until {day}", {{"day", core::text(*h.until)}})) : "", "work"};
  }
  FactWords operator()(const core::WorkAnswered& h) {
    return {tell(h.accepted ? msg("Work order {code} accepted", {{"code", h.file}}) : msg("Work order {code} handed back", {{"code", h.file}})),
            keptText(world_, h.note), h.accepted ? "work" : "due"};
  }
  FactWords operator()(const core::WorkDone& h) {
    return {tell(msg("Work order {code} done", {{"code", h.file}})), join({codeWord(say_, "work-" + h.outcome), keptText(world_, h.note)}), "ready"};
  }
  FactWords operator()(const core::RoundMade& h) {
    const auto* round = rules_->round(h.round);
    const auto failed = std::count_if(h.answers.begin(), h.answers.end(), [](const core::RoundAnswer& answer) { return !answer.good; });
    return {tell(msg("{round} made at rack {rack}", {{"round", round ? round->title : core::Text(h.round)}, {"rack", h.rack}})),
            say_.plural("{n} item not good", "{n} items not good", static_cast<long>(failed)), failed ? "due" : "ready"};
  }
  FactWords operator()(const core::PersonAuthorised& h) {
    const std::string until = h.until ? tell(msg("until {day}", {{"day", core::text(*h.until)}})) : "";
    const std::vector<std::pair<std::string, core::Text>> places = {{"person", personText(world_, h.person)}, {"method", methodTitle(h.method)}};
    return {h.act == core::Authorisation::Act::perform ? tell(msg("{person} may do {method}", places))
                                                       : tell(msg("{person} may release after {method}", places)),
            join({tell(msg("from {day}", {{"day", core::text(h.from)}})), until}), "ready"};
  }
  FactWords operator()(const core::AuthorisationEnded& h) {
    return {tell(msg("{person}: the authorisation for {method} ends", {{"person", personText(world_, h.person)}, {"method", methodTitle(h.method)}})),
            join({core::text(h.on), keptText(world_, h.reason)}), "out"};
  }
  FactWords operator()(const core::CorrectiveEntered& h) {
    return {tell(msg("Corrective action {code}: {part}", {{"code", h.file}, {"part", codeWord(say_, "corrective-" + h.part)}})),
            keptText(world_, h.text), h.good ? "ready" : "work"};
  }

 private:
  std::string whyAgain(const std::string& why) {
    const auto colon = why.find(':');
    const std::string what = why.substr(0, colon), which = colon == std::string::npos ? "" : why.substr(colon + 1);
    if (what == "certificate") return tell(msg("after certificate {number}", {{"number", which}}));
    if (what == "rules") return tell(msg("by the rules {pack}", {{"pack", which}}));
    if (what == "limit") return tell(msg("after {rule} was confirmed", {{"rule", which}}));
    if (what == "undone") return tell(msg("after record {fact} was undone", {{"fact", which}}));
    return say_.tr("after a correction");
  }
  // What is not passed now, each with its reason.
  std::string openSteps(const core::TestVerdict& verdict) {
    std::vector<std::string> open;
    for (const core::StepVerdict& step : verdict.steps) {
      if (step.verdict != core::Verdict::pass) open.push_back(stepTitle(step.step) + say_.tr(": ") + tell(step.reason));
    }
    return join(open);
  }

  std::string methodTitle(const std::string& method) {
    if (method == "*") return say_.tr("every method");
    if (const auto* procedure = rules_->procedure(method)) return say_.tr(procedure->title);
    if (const auto* plan = rules_->plan(method)) return say_.tr(plan->title);
    return method;
  }
  std::string aboutWork(const core::WorkOpened& h) {
    if (h.cause == "step") return stepTitle(h.about);
    return h.unit.empty() ? "" : h.about;  // of a rack the kept text says it
  }
  std::string careTitle(const std::string& step) {
    for (const auto& kind : rules_->kinds()) {
      for (const auto* branch : {"worn", "opened", "carried", "mask-only"}) {
        for (const auto* care : rules_->careFor(kind.id, branch)) {
          if (care->id == step) return say_.tr(care->title);
        }
      }
    }
    return step;
  }
  std::string tell(const core::Message& message) { return say_.tr(message); }
  std::string join(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
      if (!part.empty()) out += (out.empty() ? "" : say_.tr("; ")) + part;
    }
    return out;
  }
  std::string kindTitle(const std::string& kind) {
    const auto* known = rules_->kind(kind);
    return known ? say_.tr(known->title) : kind;
  }
  std::string stepTitle(const std::string& step) {
    if (step == "*") return say_.tr("the full test");
    const auto* known = rules_->step(step);
    return known ? say_.tr(known->title) : step;
  }
  std::string steps(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : say_.tr(", ")) + stepTitle(id);
    return out;
  }
  std::string reading(const core::TestRun& run, const std::string& step) {
    const auto* result = run.find(step);
    if (!result || result->attempts.empty()) return {};
    const core::Reading& last = result->attempts.back().reading;
    return last.value ? last.value->text() : readingSaid(say_, last);
  }
  std::string holder(const std::string& code) {
    return code.starts_with("person:") ? personText(world_, code.substr(7)) : holderName(say_, world_.records, code);
  }
  std::string reasonOf(const std::string& text) {
    const bool ours = text == "conflict-settled" || text == "moved-together" || text == "override-reason";  // written by the program
    return ours ? codeWord(say_, text) : keptText(world_, text);
  }

  const Translator& say_;
  World& world_;
  core::Rules rules_;
  const std::string& about_;
};

}  // namespace

FactWords wordsOf(const Translator& say, World& world, const core::Fact& fact, const std::string& about) {
  auto happening = core::read(fact);
  if (!happening) return {say.tr("A record of a newer program"), fact.kind, "unk"};
  return std::visit(Telling(say, world, about), happening.value());
}

std::string keptText(World& world, const std::string& digest) {
  if (digest.empty()) return {};
  return world.blobs.get(digest).value_or("");
}

namespace {

// "1:42 CheckedIn/1", the place "record" of a refusal.
core::Text* recordIn(core::Problem& problem) {
  for (auto& [name, value] : problem.text.places) {
    if (problem.code == "rested-on" && name == "record") return &value;
  }
  return nullptr;
}

std::optional<core::Fact> recordNamed(World& world, const core::Text& record) {
  const auto id = core::parseFactId(record.en.substr(0, record.en.find(' ')));
  return id ? world.journal.fact(*id) : std::nullopt;
}

}  // namespace

core::Problems inRecordWords(const Translator& say, World& world, core::Problems problems) {
  for (core::Problem& problem : problems) {
    core::Text* record = recordIn(problem);
    const auto fact = record ? recordNamed(world, *record) : std::nullopt;
    if (fact) *record = wordsOf(say, world, *fact).title;
  }
  return problems;
}

std::vector<core::Fact> namedRecords(World& world, const core::Problems& problems) {
  std::vector<core::Fact> facts;
  for (core::Problem problem : problems) {
    const core::Text* record = recordIn(problem);
    if (const auto fact = record ? recordNamed(world, *record) : std::nullopt) facts.push_back(*fact);
  }
  return facts;
}

}  // namespace muster::app
