#include "core/judgement/by_limits.h"

#include <algorithm>

#include "core/judgement/against_limit.h"
#include "core/judgement/doubt.h"
#include "core/judgement/limit_words.h"

namespace muster::core {

namespace {

Text joined(const std::vector<const Limit*>& limits) { return said(limits, "; ", "；"); }

Message openReason(Against open, const std::string& reading, const Text& limit) {
  switch (open) {
    case Against::otherDimension: return msg("{reading} is not what {limit} is about; repeat the step", {{"reading", reading}, {"limit", limit}});
    case Against::otherState:
      return msg("{reading} and {limit} are stated at different conditions; measure at those of the limit", {{"reading", reading}, {"limit", limit}});
    default:
      return msg("{reading} does not show whether {limit} is met; repeat on an instrument that reaches", {{"reading", reading}, {"limit", limit}});
  }
}

// What each limit says of the value; a change is a band on both sides of none.
struct Said {
  std::vector<const Limit*> passed, failed, doubtful;
  std::optional<Against> open;
  bool nothing = false;  // the uncertainty is unknown or too large to show anything
  Zone zone = Zone::pass;
  std::optional<Decimal> tur;
};

void decideByDoubt(const Step& step, const Limit& limit, const Doubt& doubt, const Quantity& value, Said& said) {
  auto min = limit.min;
  if (step.measure == Measure::change && limit.max && !min) {
    min = limit.max;
    min->value.value = -min->value.value;
  }
  const Decided decided = decide(doubt.rule, value, min, limit.max, doubt.uncertainty);
  if (decided.tur && (!said.tur || *decided.tur < *said.tur)) said.tur = decided.tur;
  said.zone = std::max(said.zone, decided.zone);
  switch (decided.zone) {
    case Zone::pass:
    case Zone::conditionalPass: said.passed.push_back(&limit); break;
    case Zone::fail:
    case Zone::conditionalFail: said.failed.push_back(&limit); break;
    case Zone::pending: said.doubtful.push_back(&limit); break;
    case Zone::noDecision: said.nothing = true; break;
  }
}

Said meet(const Step& step, const Reading& reading, const Doubt& doubt, const Quantity& value, const std::vector<const Limit*>& limits) {
  Said said;
  for (const auto* limit : limits) {
    const auto plain = against(*limit, value, reading.censored);
    if (plain != Against::passes && plain != Against::fails)
      said.open = plain;
    else if (doubt.uncertainty || doubt.rule != DecisionRule::simple)
      decideByDoubt(step, *limit, doubt, value, said);
    else
      (plain == Against::passes ? said.passed : said.failed).push_back(limit);
  }
  return said;
}

std::string shownValue(const Reading& reading, const Doubt& doubt) {
  if (!doubt.byCorrected) return shown(reading);
  const int digits = std::min(reading.value->value.scale() + 1, 9);  // one more than was read
  return Quantity{convert(doubt.judged, doubt.judged.unit, digits), doubt.judged.unit, {}}.text();
}

Message nothingReason(const Doubt& doubt, const std::string& reading, const std::string& tur, const Text& limit) {
  if (!doubt.uncertainty) {
    if (doubt.outsidePoints)
      return msg("{reading} lies outside the points of the certificate: how uncertain it is, nobody knows", {{"reading", reading}});
    return msg("how uncertain {reading} is, nobody knows: the certificate of the calibrator gives no uncertainty", {{"reading", reading}});
  }
  return msg("no decision possible: ± {uncertainty} is as wide as {limit} (TUR {tur})",
             {{"uncertainty", doubt.uncertainty->text()}, {"limit", limit}, {"tur", tur}});
}

// Why it is not a plain pass.
Message reasonOf(const StepVerdict& given, const Said& told, const Reading& reading, const Doubt& doubt, const std::vector<const Limit*>& limits) {
  const std::string seen = shownValue(reading, doubt), u = doubt.uncertainty ? doubt.uncertainty->text() : std::string();
  const bool open = given.verdict == Verdict::noDecision;
  if (open && told.open) return openReason(*told.open, seen, joined(limits));
  if (open) return nothingReason(doubt, seen, given.tur, joined(limits));
  const std::vector<std::pair<std::string, Text>> places{{"reading", seen}, {"uncertainty", u}, {"limit", joined(limits)}};
  if (given.verdict == Verdict::pass) return msg("{reading} passes {limit}, but by less than its uncertainty ± {uncertainty}", places);
  if (given.verdict == Verdict::fail && doubt.rule != DecisionRule::simple && !u.empty())
    return msg("{reading} ± {uncertainty}, needs {limit}", places);
  if (given.verdict == Verdict::fail) return msg("{reading}, needs {limit}", {{"reading", seen}, {"limit", joined(limits)}});
  if (!told.doubtful.empty()) {
    return msg("{reading} ± {uncertainty} reaches over {limit}: neither passed nor failed",
               {{"reading", seen}, {"uncertainty", u}, {"limit", joined(told.doubtful)}});
  }
  return msg("{reading} passes {passed} but not {failed}; confirm which limit holds",
             {{"reading", seen}, {"passed", joined(told.passed)}, {"failed", joined(told.failed)}});
}

}  // namespace

std::string shown(const Reading& reading) {
  const std::string sign = reading.censored == Censored::atLeast ? ">= " : reading.censored == Censored::atMost ? "<= " : "";
  return reading.value ? sign + reading.value->text() : sign;
}

StepVerdict decided(const Step& step, Verdict verdict, Message reason) {
  StepVerdict given;
  given.step = step.id;
  given.verdict = verdict;
  given.reason = std::move(reason);
  return given;
}

StepVerdict undecided(const Step& step, Message reason) { return decided(step, Verdict::noDecision, std::move(reason)); }

StepVerdict byLimits(const Step& step, const Reading& reading, const std::vector<const Limit*>& limits, const RuleBook& rules,
                     const Standing& standing) {
  const bool gain = reading.value->value < Decimal(0, 0) && step.measure == Measure::change;
  if (gain && reading.censored != Censored::no) { return undecided(step, msg("a gain at the instrument's end shows nothing; repeat the step")); }
  const Doubt doubt = doubtOf(step, reading, rules, standing);
  Quantity value = doubt.judged;
  if (step.measure == Measure::change) value.value = value.value.abs();
  const Said told = meet(step, reading, doubt, value, limits);

  StepVerdict given = decided(step, Verdict::pass);
  if (doubt.rule != DecisionRule::simple) given.rule = name(doubt.rule);
  given.uncertainty = doubt.uncertainty, given.corrected = doubt.corrected;
  given.byCorrected = doubt.byCorrected, given.outsidePoints = doubt.outsidePoints;
  if (told.tur) given.tur = told.tur->text();
  for (const auto* limit : limits) {
    given.limits.push_back(limit->id);
    given.toBeConfirmed = given.toBeConfirmed || rules.toBeConfirmed(limit->id, limit->source);
  }
  const bool differ = !told.passed.empty() && !told.failed.empty() && told.doubtful.empty() && !told.nothing;
  if (differ) {
    given.verdict = Verdict::pending;
  } else if (told.open || told.nothing) {
    given.verdict = Verdict::noDecision;
    given.limits.clear();
    given.toBeConfirmed = false;
    if (!told.open) given.zone = name(Zone::noDecision);
  } else if (!told.doubtful.empty()) {
    given.verdict = Verdict::pending;
    given.zone = name(Zone::pending);
  } else {
    if (told.zone == Zone::conditionalPass || told.zone == Zone::conditionalFail) given.zone = name(told.zone);
    if (!told.failed.empty()) given.verdict = Verdict::fail;
  }
  if (given.verdict != Verdict::pass || !given.zone.empty()) given.reason = reasonOf(given, told, reading, doubt, limits);
  return given;
}

}  // namespace muster::core
