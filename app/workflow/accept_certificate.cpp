#include "app/workflow/accept_certificate.h"

#include <algorithm>

#include "app/workflow/judged_run.h"
#include "app/workflow/refuse.h"
#include "core/journal/amendments.h"

namespace muster::app {
namespace {

// Until when it holds: as the certificate says, else by the plan of its kind.
core::Outcome<core::Date> endOf(Looking& look, const core::UnitState& calibrator, const AcceptCertificate& input) {
  if (input.validTo) {
    if (*input.validTo < input.issued) {
      return refuse("ends-before-start", core::msg("it ends before it was issued"), core::msg("read both days again"), "valid_to");
    }
    return *input.validTo;
  }
  for (const auto* plan : look.rules().plansFor(calibrator.kind)) {
    if (plan->procedure.empty()) return core::lastValidDay(input.issued, plan->interval);
  }
  return refuse("empty", core::msg("it is not said until when it is valid"), core::msg("take the day from the certificate, or decide one"),
                "valid_to");
}

// The run of a test as it counts now: corrected where it was corrected; nullopt: undone.
std::optional<core::TestRecorded> testAsCounted(Looking& look, const core::Fact& fact, const std::string& unit) {
  for (const auto& counted : core::countedFacts(look.world().journal.factsAbout(core::unit(unit)))) {
    if (counted.id != fact.id) continue;
    auto read = core::read(counted);
    if (read && std::holds_alternative<core::TestRecorded>(read.value())) return std::get<core::TestRecorded>(read.value());
  }
  return std::nullopt;
}

int judgeWhatWasOpen(Looking& look, const std::string& calibrator, const core::CertificateAccepted& certificate, bool asFoundGood,
                     Decision& decision) {
  int decided = 0;
  for (const auto id : look.world().views.undecidedTests(calibrator)) {
    const auto fact = look.world().journal.fact(id);
    const auto read = fact ? core::read(*fact) : core::Outcome<core::Happening>(core::Problem{});
    const auto* recorded = read ? std::get_if<core::TestRecorded>(&read.value()) : nullptr;
    if (!recorded) continue;
    const auto test = testAsCounted(look, *fact, recorded->run.unit);
    if (!test) continue;
    const auto day = look.calendar().dateOf(test->run.startedAt);
    const bool covers = certificate.issued <= day && day <= *certificate.validTo;
    if (!covers && !(asFoundGood && day < certificate.issued)) continue;
    auto standings = standingsFor(look, test->run);
    standings[calibrator] = {core::Standing::Kind::valid, certificate.validTo};
    auto verdict = judgeAgain(look, test->run, standings);
    if (verdict.overall == test->verdict.overall && verdict.steps == test->verdict.steps) continue;
    core::TestJudgedAgain again{id, test->run.unit, std::move(verdict), "certificate:" + certificate.number, {}};
    look.unit(test->run.unit);
    for (const auto& [step, part] : test->proves) {
      if (std::find(again.parts.begin(), again.parts.end(), part) == again.parts.end()) again.parts.push_back(part);
    }
    decision.happenings.push_back(std::move(again));
    ++decided;
  }
  return decided;
}

}  // namespace

core::Outcome<Decision> decideCertificate(Looking& look, const AcceptCertificate& input) {
  auto unit = activeCalibrator(look, input.calibrator, "calibrator");
  if (!unit) return unit.problems();
  const auto& it = **unit;
  if (input.number.empty()) {
    return refuse("empty", core::msg("the number of the certificate is missing"), core::msg("copy it from the certificate"), "number");
  }
  if (input.issued > look.day()) return dayInTheFuture(input.issued, "issued");
  for (const auto& known : it.certificates) {
    if (known.number != input.number || known.laboratory != input.laboratory || known.declared) continue;
    return refuse("already-recorded",
                  core::msg("certificate {number} of {calibrator} is recorded already", {{"number", input.number}, {"calibrator", it.code}}),
                  core::msg("nothing needs to be done"), "number");
  }
  auto end = endOf(look, it, input);
  if (!end) return end.problems();
  Decision decision;
  if (end.value() < look.day()) { decision.remarks.push_back(core::msg("certificate {number} has ended already", {{"number", input.number}})); }
  const core::CertificateAccepted accepted{it.code, input.act, input.number, input.laboratory, input.document, input.issued, end.value()};
  decision.happenings.push_back(accepted);
  const int decided = judgeWhatWasOpen(look.present(), it.code, accepted, input.asFoundGood.value_or(!it.outOfService), decision);
  if (decided > 0) {
    decision.remarks.push_back(core::msg("{count} tests that had no decision are judged now", {{"count", std::to_string(decided)}}));
  }
  return decision;
}

core::Outcome<Answer> acceptCertificate(World& world, const Who& who, const AcceptCertificate& input) {
  return carryOut(world, who, [&](Looking& look) { return decideCertificate(look, input); });
}

core::Outcome<Decision> decideWithdrawal(Looking& look, const WithdrawCalibrator& input) {
  auto unit = activeCalibrator(look, input.calibrator, "calibrator");
  if (!unit) return unit.problems();
  if ((*unit)->outOfService) {
    return refuse("already-withdrawn", core::msg("{calibrator} is out of service already", {{"calibrator", (*unit)->code}}),
                  core::msg("accept its new certificate when it comes back"), "calibrator");
  }
  if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say what is wrong with it"), "reason");
  return Decision{{core::CalibratorWithdrawn{(*unit)->code, input.reason, keepText(look, input.note)}}, {}};
}

core::Outcome<Answer> withdrawCalibrator(World& world, const Who& who, const WithdrawCalibrator& input) {
  return carryOut(world, who, [&](Looking& look) { return decideWithdrawal(look, input); });
}

}  // namespace muster::app
