#include "app/workflow/accept_certificate.h"

#include <algorithm>

#include "app/workflow/instrument_chain.h"
#include "app/workflow/judged_otherwise.h"
#include "app/workflow/judged_run.h"
#include "app/workflow/refuse.h"
#include "core/judgement/acceptance.h"

namespace muster::app {
namespace {

// Until when it holds: as the certificate says, else as the officer decided for this instrument, else by the plan of its kind.
core::Outcome<core::Date> endOf(Looking& look, const core::UnitState& calibrator, const AcceptCertificate& input) {
  if (input.validTo) {
    if (*input.validTo < input.issued) {
      return refuse("ends-before-start", core::msg("it ends before it was issued"), core::msg("read both days again"), "valid_to");
    }
    return *input.validTo;
  }
  if (calibrator.interval && input.act == core::Certificate::Act::calibration) {
    if (const auto every = core::Interval::parse(calibrator.interval->decided)) return core::lastValidDay(input.issued, every.value());
  }
  for (const auto* plan : look.rules().plansFor(calibrator.kind)) {
    if (plan->procedure.empty()) return core::lastValidDay(input.issued, plan->interval);
  }
  return refuse("empty", core::msg("it is not said until when it is valid"), core::msg("take the day from the certificate, or decide one"),
                "valid_to");
}

int judgeWhatWasOpen(Looking& look, const std::string& calibrator, const core::CertificateAccepted& certificate, bool asFoundGood,
                     Decision& decision) {
  int decided = 0;
  auto before = certificate.points;  // as it was before the adjustment
  for (auto& point : before) point.asLeft.reset();
  for (const auto id : look.world().views.undecidedTests(calibrator)) {
    const auto fact = look.world().journal.fact(id);
    const std::set<core::FactId> only{id};
    const auto found = fact ? testsOnRecord(look.world(), fact->subjects.front().code, &only) : std::vector<TestOnRecord>();
    if (found.empty()) continue;
    const auto* test = &found.front().test;
    const auto day = look.calendar().dateOf(test->run.startedAt);
    const bool covers = certificate.issued <= day && day <= *certificate.validTo;
    if (!covers && !(asFoundGood && day < certificate.issued)) continue;
    auto standings = standingsFor(look, test->run);
    standings[calibrator] = {core::Standing::Kind::valid, certificate.validTo, covers ? certificate.points : before};
    auto verdict = judgeAgain(look.rules(), test->run, standings);
    if (verdict.overall == test->verdict.overall && verdict.steps == test->verdict.steps) continue;
    look.unit(test->run.unit);
    decision.happenings.push_back(judgedAgain(id, *test, std::move(verdict), "certificate:" + certificate.number));
    ++decided;
  }
  return decided;
}

core::Outcome<core::Nothing> checkPoints(Looking& look, const AcceptCertificate& input) {
  if (input.act == core::Certificate::Act::verification && !input.points.empty()) {
    return refuse("points-on-verification", core::msg("a verification certificate has no points"),
                  core::msg("enter it as a calibration, or leave the points empty"), "points");
  }
  for (const auto& point : input.points) {
    const auto other = [&](const std::optional<core::Quantity>& q) { return q && q->dimension() != point.nominal.dimension(); };
    if (!other(point.asFound) && !other(point.asLeft) && !other(point.uncertainty)) continue;
    return refuse("wrong-dimension", core::msg("an error at {nominal} is of another kind of quantity", {{"nominal", point.nominal.text()}}),
                  core::msg("give it in the unit of the point"), "points");
  }
  if (input.standard.empty()) return core::Nothing{};
  auto standard = activeCalibrator(look, input.standard, "standard");
  if (!standard) return standard.problems();
  const auto* held = heldOn(**standard, input.issued);
  if ((*standard)->code == core::plainCode(input.calibrator) || !held) {
    return refuse("standard-not-valid", core::msg("{standard} has no valid certificate on that day", {{"standard", (*standard)->code}}),
                  core::msg("take a standard whose certificate holds"), "standard");
  }
  return core::Nothing{};
}

// A signature does not make a figure another one: what the points say cannot be ticked away.
core::Outcome<core::Nothing> checkReview(Looking& look, const core::UnitState& calibrator, const std::vector<core::CalibrationPoint>& points,
                                         const core::AcceptanceReview& review) {
  for (const auto& range : core::lookOver(points, look.rules().instrument(calibrator.kind))) {
    const std::vector<std::pair<std::string, core::Text>> places{
        {"least", range.range.least.text()}, {"most", range.range.most.text()}, {"uncertainty", range.range.uncertainty.text()}};
    if (review.pointsCover && !range.covered && !points.empty()) {
      return refuse("points-do-not-cover", core::msg("the points of the certificate do not cover {least} to {most}", places),
                    core::msg("leave that unanswered, or have it calibrated over the whole range"), "points_cover");
    }
    if (review.uncertaintySmall && !range.smallEnough && !points.empty()) {
      return refuse("uncertainty-too-large", core::msg("from {least} to {most} the uncertainty is larger than {uncertainty}, or not given", places),
                    core::msg("leave that unanswered, or choose a laboratory that measures better"), "uncertainty_small");
    }
  }
  return core::Nothing{};
}

core::AcceptanceReview kept(Looking& look, core::AcceptanceReview review) {
  review.note = keepText(look, review.note);
  return review;
}

bool counts(Looking& look, const core::UnitState& calibrator, const std::optional<core::AcceptanceReview>& review) {
  const auto* row = look.rules().instrument(calibrator.kind);
  return !row || !row->review || (review && review->complete());
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
  if (auto points = checkPoints(look, input); !points) return points.problems();
  if (input.review) {
    if (auto review = checkReview(look, it, input.points, *input.review); !review) return review.problems();
  }
  Decision decision;
  if (end.value() < look.day()) { decision.remarks.push_back(core::msg("certificate {number} has ended already", {{"number", input.number}})); }
  core::CertificateAccepted accepted{it.code, input.act, input.number, input.laboratory, input.document, input.issued, end.value()};
  accepted.accuracyClass = input.accuracyClass, accepted.coverage = input.coverage, accepted.traceability = input.traceability;
  accepted.standard = core::plainCode(input.standard), accepted.points = input.points;
  if (input.review) accepted.review = kept(look, *input.review);
  decision.happenings.push_back(accepted);
  if (!counts(look, it, accepted.review)) {
    decision.remarks.push_back(core::msg("certificate {number} counts once its review is signed", {{"number", input.number}}));
    return decision;
  }
  const int decided = judgeWhatWasOpen(look.present(), it.code, accepted, input.asFoundGood.value_or(!it.outOfService), decision);
  if (decided > 0) {
    decision.remarks.push_back(core::msg("{count} tests that had no decision are judged now", {{"count", std::to_string(decided)}}));
  }
  return decision;
}

core::Outcome<Answer> acceptCertificate(World& world, const Who& who, const AcceptCertificate& input) {
  return carryOut(world, who, [&](Looking& look) { return decideCertificate(look, input); });
}

core::Outcome<Answer> reviewCertificate(World& world, const Who& who, const ReviewCertificate& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeCalibrator(look, input.calibrator, "calibrator");
    if (!unit) return unit.problems();
    const auto& it = **unit;
    const auto wanted = [&](const core::Certificate& one) { return input.number.empty() || one.number == input.number; };
    const auto found = std::find_if(it.certificates.rbegin(), it.certificates.rend(), wanted);
    if (found == it.certificates.rend()) {
      return refuse("no-certificate", core::msg("{calibrator} has no such certificate", {{"calibrator", it.code}}),
                    core::msg("accept a certificate first"), "number");
    }
    if (auto review = checkReview(look, it, found->points, input.review); !review) return review.problems();
    Decision decision{{core::CertificateReviewed{it.code, found->number, kept(look, input.review)}}, {}};
    if (!counts(look, it, input.review)) {
      decision.remarks.push_back(core::msg("certificate {number} does not count yet: not every answer is yes", {{"number", found->number}}));
      return decision;
    }
    const core::CertificateAccepted accepted{
        it.code, found->act, found->number, found->laboratory, {}, found->issued, found->extendedTo ? found->extendedTo : found->validTo, {}, {},
        {},      {},         found->points, input.review};
    if (!accepted.validTo) return decision;
    const int decided = judgeWhatWasOpen(look, it.code, accepted, false, decision);
    if (decided > 0) decision.remarks.push_back(core::msg("{count} tests that had no decision are judged now", {{"count", std::to_string(decided)}}));
    return decision;
  });
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
