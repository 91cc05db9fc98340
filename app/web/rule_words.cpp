#include "app/web/rule_words.h"

#include <filesystem>

#include "app/web/code_words.h"
#include "core/judgement/limit_words.h"

namespace muster::app {
namespace {

std::string sourceText(const Translator& say, const core::Source& source) {
  std::string text = source.document;
  for (const std::string& more : {source.edition, source.clause, say.tr(source.note)}) {
    if (!more.empty()) text += say.tr(", ") + more;
  }
  return text;
}

RuleLine line(const Translator& say, const core::RuleBook& book, std::string id, std::string title, std::string value, const core::Source& source) {
  RuleLine one{std::move(id), std::move(title), std::move(value), sourceText(say, source), confidenceWord(say, source.confidence)};
  one.confirmed = book.confirmed(one.id);
  one.toBeConfirmed = book.toBeConfirmed(one.id, source);
  return one;
}

std::string intervalText(const Translator& say, const core::Interval& interval) {
  const long n = interval.count;
  std::string text;
  switch (interval.kind) {
    case core::Interval::Kind::days: text = say.plural("{n} day", "{n} days", n); break;
    case core::Interval::Kind::months: text = say.plural("{n} month", "{n} months", n); break;
    case core::Interval::Kind::years: text = say.plural("{n} year", "{n} years", n); break;
    case core::Interval::Kind::calendarMonth: return say.plural("{n} calendar month", "{n} calendar months", n);
  }
  return interval.anniversaryPasses ? text : text + say.tr(", ") + say.tr("the anniversary itself no longer");
}

std::string planText(const Translator& say, const core::Plan& plan) {
  std::vector<std::string> triggers;
  if (plan.byCalendar) triggers.push_back(intervalText(say, plan.interval));
  if (plan.uses) triggers.push_back(say.plural("{n} use", "{n} uses", *plan.uses));
  if (plan.usedMinutes) triggers.push_back(say.tr(core::msg("{n} h worn", {{"n", std::to_string(*plan.usedMinutes / 60)}})));
  if (!plan.events.empty()) {
    std::string events;
    for (const std::string& event : plan.events) events += (events.empty() ? "" : say.tr(", ")) + codeWord(say, "event-" + event);
    triggers.push_back(say.tr(core::msg("{n} days after: {events}", {{"n", std::to_string(plan.withinDays)}, {"events", events}})));
  }
  if (plan.condition) triggers.push_back(say.tr("on a condition"));
  std::string text;
  for (const std::string& one : triggers) text += (text.empty() ? "" : say.tr(", ")) + one;
  if (triggers.size() > 1) text += say.tr(", ") + say.tr("whichever comes first");
  if (plan.fromDue) text += say.tr(", ") + say.tr("counted from the day it was due");
  if (plan.blockAfterDays)
    text += say.tr(", ") + say.tr(core::msg("blocks after {n} days", {{"n", std::to_string(*plan.blockAfterDays)}}));
  else
    text += say.tr(", ") + (plan.severity == core::Severity::block ? say.tr("blocks") : say.tr("warns only"));
  return text + say.tr(", ") + say.tr(core::msg("warns {n} days before", {{"n", std::to_string(plan.warnDays)}}));
}

std::string needText(const Translator& say, const core::SquadNeed& need) {
  if (need.required == 0) return say.tr(core::msg("{n} wanted", {{"n", std::to_string(need.wanted)}}));
  return say.tr(core::msg("{n} needed, {m} wanted", {{"n", std::to_string(need.required)}, {"m", std::to_string(need.wanted)}}));
}

std::string stepTitle(const Translator& say, const core::RuleBook& book, const std::string& id) {
  const core::Step* step = book.step(id);
  return step ? say.tr(step->title) : id;
}

std::string swapText(const Translator& say, const core::RuleBook& book, const core::SwapRow& swap) {
  std::string text;
  for (const std::string& step : swap.voids)
    text += (text.empty() ? "" : say.tr(", ")) + (step == "*" ? say.tr("the full test") : stepTitle(say, book, step));
  return text.empty() ? say.tr("nothing") : text;
}

std::string positionTitle(const Translator& say, const core::RuleBook& book, const core::SwapRow& swap) {
  if (const core::Kind* kind = book.kind(swap.kind)) {
    for (const core::Position& position : kind->positions) {
      if (position.id == swap.position) return say.tr(position.title);
    }
  }
  return swap.position;
}

}  // namespace

void setRuleProblems(View& view, const Translator& say, const core::Problems& problems) {
  view.set("hasProblems", !problems.empty());
  view.list("problems", problems, [&](View& row, const core::Problem& problem) {
    const core::Where& where = problem.where;
    std::string place = std::filesystem::path(where.file).filename().string();
    if (where.line > 0) place += ":" + std::to_string(where.line);
    if (where.line > 0 && where.column > 0) place += ":" + std::to_string(where.column);
    row.set("place", place).set("text", say.tr(problem.text)).set("remedy", say.tr(problem.remedy));
  });
}

std::string confidenceWord(const Translator& say, core::Confidence confidence) {
  switch (confidence) {
    case core::Confidence::manual: return say.tr("from the manual");
    case core::Confidence::secondHand: return say.tr("second hand");
    case core::Confidence::inferred: return say.tr("inferred");
    case core::Confidence::recalled: return say.tr("recalled");
  }
  return {};
}

std::vector<RuleGroup> ruleGroups(const Translator& say, const core::RuleBook& book, const core::RulePack& pack) {
  RuleGroup limits{say.tr("Limits"), {}}, figures{say.tr("Figures"), {}}, plans{say.tr("Plans"), {}}, needs{say.tr("What a squad needs"), {}},
      swaps{say.tr("What a swap voids"), {}}, tests{say.tr("Tests and their steps"), {}};
  // A test and its steps by their ids, as profiles and programs name them; nothing here is a figure to be confirmed.
  for (const core::Procedure& test : pack.procedures) {
    tests.lines.push_back({test.id, say.tr(test.title), say.plural("{n} step", "{n} steps", static_cast<long>(test.steps.size())), "", ""});
    for (const core::Step& step : test.steps) {
      const bool works = step.measure == core::Measure::works;
      tests.lines.push_back({step.id, say.tr(step.title), works ? say.tr("works / does not work") : std::string(core::symbolOf(step.unit)),
                             sourceText(say, step.source), confidenceWord(say, step.source.confidence)});
    }
  }
  for (const core::Limit& one : pack.limits)
    limits.lines.push_back(line(say, book, one.id, stepTitle(say, book, one.step), say.tr(core::said(one)), one.source));
  for (const core::Figure& one : pack.figures) figures.lines.push_back(line(say, book, one.id, say.tr(one.title), one.value.text(), one.source));
  for (const core::Plan& one : pack.plans) plans.lines.push_back(line(say, book, one.id, say.tr(one.title), planText(say, one), one.source));
  for (const core::SquadNeed& one : pack.squadNeeds)
    needs.lines.push_back(line(say, book, "squad." + one.kind, say.tr(one.title), needText(say, one), one.source));
  for (const core::SwapRow& one : pack.swaps)
    swaps.lines.push_back(line(say, book, one.kind + "." + one.position, positionTitle(say, book, one), swapText(say, book, one), one.source));
  std::vector<RuleGroup> groups;
  for (RuleGroup* group : {&limits, &figures, &plans, &needs, &swaps, &tests}) {
    if (!group->lines.empty()) groups.push_back(std::move(*group));
  }
  return groups;
}

std::string intervalWords(const Translator& say, const std::string& written) {
  const auto interval = core::Interval::parse(written);
  return interval ? intervalText(say, interval.value()) : written;
}

}  // namespace muster::app
