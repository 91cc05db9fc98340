// Instruments in the played year: certificates with their points and the review, checks against the brigade's own standard, an instrument
// found out of tolerance, the case about what rested on it, and the retest that answers it.
#include <algorithm>

#include "app/jobs/demonstration/telling.h"
#include "app/workflow/accept_certificate.h"
#include "app/workflow/case_files.h"
#include "app/workflow/certificate_care.h"
#include "app/workflow/impact.h"

namespace muster::app::demonstration {

namespace {

// "10 mbar; as found; as left; U"
std::vector<core::CalibrationPoint> pointsOf(const Telling& t) {
  std::vector<core::CalibrationPoint> points;
  for (const auto& text : t.it.texts("points")) {
    const auto row = t.row(text, 4);
    points.push_back({*row[0], row[1], row[2], row[3]});
  }
  return points;
}

core::AcceptanceReview signedReview(const Telling& t) { return {true, true, true, true, t.it.text("review")}; }

void certify(const Telling& t) {
  using Act = core::Certificate::Act;
  AcceptCertificate input;
  input.calibrator = t.need("unit"), input.number = t.need("number"), input.laboratory = t.need("laboratory");
  input.act = t.it.text("act", "verification") == "calibration" ? Act::calibration : Act::verification;
  input.issued = t.day("issued"), input.validTo = t.day("valid-to");
  input.accuracyClass = t.it.text("class"), input.coverage = t.it.text("coverage"), input.traceability = t.it.text("traceability");
  input.standard = t.it.text("standard"), input.points = pointsOf(t);
  if (!t.it.text("review").empty()) input.review = signedReview(t);
  t.done(acceptCertificate(t.stage.world, t.who, input), input.calibrator);
}

// Looked over later than it was accepted.
void review(const Telling& t) { t.done(reviewCertificate(t.stage.world, t.who, {t.need("unit"), "", signedReview(t)})); }

void foundOut(const Telling& t) {
  FailCalibrator input{t.need("unit"), t.need("number"), t.need("laboratory"), "", t.day("found"), pointsOf(t)};
  t.done(failCalibrator(t.stage.world, t.who, input), input.calibrator);
}

// Which sets it shakes depends on the seed; where it shakes none there is no case to work through.
void openCaseOf(const Telling& t) {
  auto opened = openImpact(t.stage.world, t.who, t.need("unit"));
  if (!opened && opened.problems().front().code == "nobody") return;
  must(std::move(opened), t.at());
}

// What the case still holds is tested on the bench that is left: the set, its mask, or both, as the doubted steps ask.
void retest(const Telling& t) {
  const auto file = t.need("case");
  const auto held = t.stage.world.journal.state(core::file(file));
  const auto* about = held ? std::get_if<core::CaseState>(&held->value) : nullptr;
  const auto rules = t.stage.world.rules();
  const auto* mask = rules->procedure("bg4-mask");
  const auto ofMask = [&](const std::string& step) { return mask != nullptr && mask->find(step) != nullptr; };
  Sitting sets, masks;  // one after the other: what the masks answer looks at what the sets have
  for (const auto& [code, settled] : about ? about->units : std::map<std::string, core::CaseUnit>{}) {
    for (const auto& open : t.stage.unit(code).quarantines) {
      if (open.file != file) continue;
      if (std::any_of(open.steps.begin(), open.steps.end(), ofMask)) masks.masks.push_back(code);
      if (!std::all_of(open.steps.begin(), open.steps.end(), ofMask)) sets.sets.push_back(code);
    }
  }
  holdSitting(t.stage, t.who, sets);
  if (masks.masks.empty()) return;
  t.stage.clock.advance(std::chrono::minutes(6 * masks.masks.size()));
  holdSitting(t.stage, t.who, masks);
}

void close(const Telling& t) {
  const auto file = t.need("case");
  if (!t.stage.world.journal.state(core::file(file))) return;  // it was never opened
  t.done(closeCase(t.stage.world, t.who, {file, t.need("outcome"), t.it.text("note")}));
}

// "10 mbar; 10.1 mbar; 0.3 mbar": the standard, the instrument, what is allowed.
void check(const Telling& t) {
  CheckCalibrator input{t.need("unit"), t.need("standard"), core::CheckRecord::Moment::intermediate, {}};
  for (const auto& text : t.it.texts("points")) {
    const auto row = t.row(text, 3);
    input.points.push_back({*row[0], row[1].value_or(*row[0]), row[2]});
  }
  t.done(checkCalibrator(t.stage.world, t.who, input));
}

void decide(const Telling& t) { t.done(decideInterval(t.stage.world, t.who, {t.need("unit"), t.need("interval"), t.it.text("reason")})); }

}  // namespace

const Kinds& metrologyKinds() {
  static const Kinds kKinds{
      {"certificate",
       {{"unit", "act", "number", "laboratory", "issued", "valid-to", "class", "coverage", "traceability", "standard", "points", "review"}, certify}},
      {"review", {{"unit", "review"}, review}},
      {"found-out", {{"unit", "number", "laboratory", "found", "points"}, foundOut}},
      {"impact", {{"unit"}, openCaseOf}},
      {"retest", {{"case"}, retest}},
      {"close-case", {{"case", "outcome", "note"}, close}},
      {"check", {{"unit", "standard", "points"}, check}},
      {"interval", {{"unit", "interval", "reason"}, decide}}};
  return kKinds;
}

}  // namespace muster::app::demonstration
