// What the page of an instrument shows beyond other units: certificates with their points, the chain up to the laboratory, how often it
// is calibrated, and its checks against a standard as a chart with a table under it.
#include <algorithm>
#include <map>

#include "app/web/ask.h"
#include "app/web/pages/fact_papers.h"
#include "app/web/pages/unit_look.h"
#include "app/web/parts.h"
#include "app/web/record_words.h"
#include "app/web/rule_words.h"
#include "app/web/svg.h"
#include "app/workflow/certificate_care.h"
#include "app/workflow/instrument_chain.h"
#include "app/workflow/papers.h"
#include "core/journal/amendments.h"
#include "core/upkeep/interval_advice.h"

namespace muster::app {
namespace {

using core::CheckRecord;
constexpr double kWidth = 320, kHeight = 90, kSide = 12;

std::string momentWord(const Translator& say, CheckRecord::Moment moment) {
  switch (moment) {
    case CheckRecord::Moment::start: return say.tr("before a sitting");
    case CheckRecord::Moment::end: return say.tr("after a sitting");
    case CheckRecord::Moment::intermediate: return say.tr("between two calibrations");
  }
  return {};
}

// Shown minus true, as a part of what was allowed: the point that is worst.
double worst(const CheckRecord& check) {
  double part = 0;
  for (const auto& point : check.points) {
    const double allowed = point.allowed ? point.allowed->si() : 0;
    const double one = allowed > 0 ? (point.shown.si() - point.nominal.si()) / allowed : 0;
    if (std::abs(one) > std::abs(part)) part = one;
  }
  return part;
}

// Between the two lines is what was allowed. Circles are start and end of a sitting, the line joins the intermediate checks.
SafeHtml chart(const std::vector<CheckRecord>& checks, const std::string& label) {
  Svg drawing(kWidth, kHeight, label);
  double most = 1.3;
  for (const auto& check : checks) most = std::max(most, std::abs(worst(check)) * 1.1);
  const auto y = [&](double part) { return kHeight / 2 - part / most * kHeight / 2; };
  drawing.rect("c-band", 0, y(1), kWidth, y(-1) - y(1)).level("c-lim", y(1)).level("c-lim", y(-1));
  const double step = checks.size() > 1 ? (kWidth - 2 * kSide) / static_cast<double>(checks.size() - 1) : 0;
  std::vector<Svg::Point> between;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (checks[i].moment == CheckRecord::Moment::intermediate) between.emplace_back(kSide + step * static_cast<double>(i), y(worst(checks[i])));
  }
  if (between.size() > 1) drawing.polyline("c-line", between);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const double px = kSide + step * static_cast<double>(i), py = y(worst(checks[i]));
    if (!checks[i].good)
      drawing.rect("c-fail", px - 5, py - 5, 10, 10);
    else
      drawing.circle(checks[i].moment == CheckRecord::Moment::intermediate ? "c-last" : "c-dot", px, py,
                     checks[i].moment == CheckRecord::Moment::intermediate ? 5 : 3);
  }
  return drawing.html();
}

std::string pointsText(const std::vector<core::CheckPoint>& points) {
  std::string text;
  for (const auto& point : points) {
    text += (text.empty() ? "" : "; ") + point.nominal.text() + " → " + point.shown.text();
    if (point.allowed) text += " (± " + point.allowed->text() + ")";
  }
  return text;
}

void setChecks(View& body, const UnitLook& look) {
  const auto& checks = look.unit.checks;
  body.set("hasChecks", !checks.empty());
  if (checks.empty()) return;
  const auto bad = std::count_if(checks.begin(), checks.end(), [](const CheckRecord& check) { return !check.good; });
  body.setHtml("checksHtml", chart(checks, look.say.tr(core::msg("The last {count} checks as part of what is allowed, {bad} of them not good",
                                                                 {{"count", std::to_string(checks.size())}, {"bad", std::to_string(bad)}}))));
  const std::vector<CheckRecord> latest(checks.rbegin(), checks.rend());
  body.list("checks", latest, [&](View& row, const CheckRecord& check) {
    row.set("at", look.calendar->localText(check.at).substr(0, 16)).set("moment", momentWord(look.say, check.moment));
    row.set("standard", check.standard).set("address", unitPath(check.standard)).set("points", pointsText(check.points));
    setStatus(row, look.say, check.good ? core::SetState::ready : core::SetState::notReady);
    row.set("stateWord", check.good ? look.say.tr("good") : look.say.tr("not good"));
  });
}

void setChain(View& body, const UnitLook& look) {
  const auto chain = chainOf(look.world, look.code, look.at);
  body.set("hasChain", chain.size() > 1);
  body.list("chain", chain, [&](View& row, const ChainLink& link) {
    row.set("text", link.unit.empty() ? link.laboratory : link.unit).set("isUnit", !link.unit.empty()).set("address", unitPath(link.unit));
    row.set("certificate", link.certificate.empty() && !link.unit.empty() ? look.say.tr("no certificate on that day") : link.certificate);
  });
}

void setInterval(View& body, const UnitLook& look) {
  const Translator& say = look.say;
  const bool compulsory = underCompulsory(look.unit, *look.rules);
  const auto advice = core::adviseInterval(look.unit, look.rules->instrument(look.unit.kind));
  const auto& decided = look.unit.interval;
  body.set("compulsory", compulsory).set("hasInterval", !compulsory && (decided || !advice.interval.empty()));
  body.set("advised", advice.interval.empty() ? say.tr("nothing yet") : intervalWords(say, advice.interval));
  body.set("why", say.tr(inWords(say, advice.why)));
  body.set("decided", decided ? intervalWords(say, decided->decided) : say.tr("nothing yet"));
  const auto then = decided ? intervalWords(say, decided->advised) : std::string();
  body.set("advisedThen", then.empty() ? "" : say.tr(core::msg("advised then: {interval}", {{"interval", then}})));
}

std::string pointsOf(const core::Certificate& certificate) {
  std::string text;
  for (const auto& point : certificate.points) {
    text += (text.empty() ? "" : "; ") + point.nominal.text() + (point.nominal.flow ? " (" + point.nominal.flow->text() + ")" : "") + ":";
    if (point.asFound) text += " " + point.asFound->text();
    if (point.asLeft) text += " → " + point.asLeft->text();
    if (point.uncertainty) text += " (U " + point.uncertainty->text() + ")";
  }
  return text;
}

// Which record brought each certificate, as it stands now: a scan may have been put right since.
std::map<core::FactId, core::Fact> recordsOf(const UnitLook& look) {
  std::map<core::FactId, core::Fact> records;
  if (look.unit.certificates.empty()) return records;
  auto facts = look.world.journal.factsAbout(core::unit(look.code));
  std::erase_if(facts, [](const core::Fact& fact) { return fact.kind.starts_with("TestRecorded/") || fact.kind.starts_with("TestJudgedAgain/"); });
  for (auto& fact : core::countedFacts(std::move(facts))) records.emplace(fact.id, std::move(fact));
  return records;
}

void setPapersOf(View& row, const UnitLook& look, const std::map<core::FactId, core::Fact>& records, core::FactId record) {
  const auto found = records.find(record);
  row.set("hasRecord", found != records.end()).set("record", recordPath(record));
  const auto papers = found == records.end() ? std::vector<std::string>() : papersOf(look.world, found->second);
  int count = 0;
  row.list("papers", papers, [&](View& one, const std::string& digest) {
    ++count;
    one.set("address", paperPath(record, digest));
    one.set("word", papers.size() == 1 ? look.say.tr("paper") : look.say.tr(core::msg("paper {number}", {{"number", std::to_string(count)}})));
  });
}

}  // namespace

void setInstrument(View& body, const UnitLook& look) {
  body.set("isCalibrator", look.is(core::Kind::Role::calibrator));
  if (!look.is(core::Kind::Role::calibrator)) return;
  const Translator& say = look.say;
  View it;
  const std::vector<core::Certificate> certificates(look.unit.certificates.rbegin(), look.unit.certificates.rend());
  const auto* row = look.rules->instrument(look.unit.kind);
  it.set("noCertificates", certificates.empty());
  const auto records = recordsOf(look);
  it.list("certificates", certificates, [&](View& view, const core::Certificate& one) {
    const auto end = one.extendedTo ? one.extendedTo : one.validTo;
    const bool holds = !end || look.today <= *end, open = row && row->review && !(one.review && one.review->complete());
    setPapersOf(view, look, records, one.fact);
    view.set("number", one.number).set("laboratory", one.laboratory).set("issued", core::text(one.issued));
    view.set("validTo", end ? core::text(*end) : std::string("–")).set("declared", one.declared).set("extended", one.extendedTo.has_value());
    view.set("act", one.act == core::Certificate::Act::verification ? say.tr("Verification") : say.tr("Calibration"));
    view.set("detail", one.act == core::Certificate::Act::verification ? one.accuracyClass : pointsOf(one));
    view.set("reviewed", one.review && one.review->complete());
    setStatus(view, say, holds && !open ? core::SetState::ready : core::SetState::notReady);
    view.set("stateWord", !holds ? say.tr("ended") : open ? say.tr("not reviewed") : say.tr("valid"));
  });
  setChain(it, look);
  setInterval(it, look);
  setChecks(it, look);
  body.set("instrument", std::move(it));
}

}  // namespace muster::app
