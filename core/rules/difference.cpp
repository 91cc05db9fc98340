// What differs between two revisions of a pack, said so that an officer can judge it: the old text, an arrow, the new.
#include <map>
#include <set>

#include "core/rules/parse_pack.h"

namespace muster::core {

namespace {

std::string yesNo(bool flag) { return flag ? "yes" : "no"; }

const char* nameOf(Severity severity) { return severity == Severity::block ? "blocks" : "warns"; }

const char* nameOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::manual: return "manual";
    case Confidence::secondHand: return "second-hand";
    case Confidence::inferred: return "inferred";
    case Confidence::recalled: return "recalled";
  }
  return "";
}

std::string nameOf(Measure measure) { return measure == Measure::value ? "value" : measure == Measure::change ? "change" : "works"; }

using Facets = std::map<std::string, std::string>;  // what about a rule -> how it stands
using Listing = std::map<std::string, Facets>;      // "limit positive-leak.benchman" -> its facets

Facets of(const Source& source) {
  return {{"source", source.document + (source.edition.empty() ? "" : ", " + source.edition) + (source.clause.empty() ? "" : ", " + source.clause)},
          {"confidence", nameOf(source.confidence)},
          {"note", source.note.en + source.note.zh}};
}

Facets with(Facets facets, const Facets& more) {
  facets.insert(more.begin(), more.end());
  return facets;
}

std::string listed(const std::vector<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
  return all;
}

// In the words of the pack: "at-least 1.5 L/min, below 1.9 L/min".
std::string boundsOf(const std::optional<Bound>& min, const std::optional<Bound>& max) {
  std::vector<std::string> bounds;
  if (min) bounds.push_back((min->inclusive ? "at-least " : "above ") + min->value.text());
  if (max) bounds.push_back((max->inclusive ? "at-most " : "below ") + max->value.text());
  return listed(bounds);
}

std::string boundsOf(const Limit& limit) { return boundsOf(limit.min, limit.max); }

std::string conditionOf(const PlanCondition& condition) { return condition.step + condition.field + " " + boundsOf(condition.min, condition.max); }

std::string listed(const std::set<Date>& days) {
  std::vector<std::string> texts;
  for (const Date day : days) texts.push_back(text(day));
  return listed(texts);
}

Facets titled(const Text& title) { return {{"title", title.en + (title.zh.empty() ? "" : " / " + title.zh)}}; }

void addKinds(const RulePack& pack, Listing& rules) {
  for (const Kind& kind : pack.kinds) {
    Facets& facets = rules["kind " + kind.id] = titled(kind.title);
    facets["role"] = std::to_string(static_cast<int>(kind.role));
    facets["prefix"] = kind.prefix;
    for (const Field& field : kind.fields) {
      facets["field " + field.id] = field.title.en + "; " + field.title.zh + "; " + std::to_string(static_cast<int>(field.type)) + "; " +
                                    (field.unit ? std::string(symbolOf(*field.unit)) : "") + "; required: " + yesNo(field.required);
    }
    for (const Position& position : kind.positions) {
      facets["position " + position.id] =
          position.title.en + "; " + position.title.zh + "; " + position.kind + "; required: " + yesNo(position.required);
    }
  }
}

void addProcedures(const RulePack& pack, Listing& rules) {
  for (const Procedure& procedure : pack.procedures) {
    Facets& facets = rules["procedure " + procedure.id] = titled(procedure.title);
    std::vector<std::string> order;
    for (const Step& step : procedure.steps) order.push_back(step.id);
    facets.insert({{"kind", procedure.kind},
                   {"steps", listed(order)},
                   {"minutes", std::to_string(procedure.minutes)},
                   {"full", yesNo(procedure.full)},
                   {"spends absorber", yesNo(procedure.spendsAbsorber)}});
    for (const Step& step : procedure.steps) {
      rules["step " + step.id] = with(with(titled(step.title), of(step.source)), {{"instruction", step.instruction.en + step.instruction.zh},
                                                                                  {"precondition", step.precondition.en + step.precondition.zh},
                                                                                  {"measure", nameOf(step.measure)},
                                                                                  {"unit", std::string(symbolOf(step.unit))},
                                                                                  {"settle", std::to_string(step.settle.count()) + " s"},
                                                                                  {"duration", std::to_string(step.duration.count()) + " s"},
                                                                                  {"resolution", step.resolution ? step.resolution->text() : ""},
                                                                                  {"take", step.take == Take::now       ? ""
                                                                                           : step.take == Take::highest ? "highest"
                                                                                                                        : "lowest"},
                                                                                  {"after", step.after},
                                                                                  {"last", yesNo(step.last)},
                                                                                  {"in the circuit", yesNo(step.inCircuit)},
                                                                                  {"part", step.part}});
    }
  }
  for (const Limit& limit : pack.limits) {
    rules["limit " + limit.id] = with(of(limit.source), {{"", boundsOf(limit)},
                                                         {"step", limit.step},
                                                         {"full scale satisfies", yesNo(limit.fullScaleSatisfies)},
                                                         {"flow", limit.flow ? limit.flow->text() : "not stated"}});
  }
}

void addRest(const RulePack& pack, Listing& rules) {
  if (!pack.name.empty())
    rules["pack " + pack.name] = with(titled(pack.title), {{"needs", listed(pack.needs)}, {"role", std::to_string(static_cast<int>(pack.role))}});
  for (const SwapRow& row : pack.swaps) { rules["swap " + row.kind + "/" + row.position] = with(of(row.source), {{"", listed(row.voids)}}); }
  for (const Plan& plan : pack.plans) {
    rules["plan " + plan.id] = with(with(titled(plan.title), of(plan.source)),
                                    {{"", plan.byCalendar ? plan.interval.text() : ""},
                                     {"next", plan.fromDue ? "from-due" : "from-done"},
                                     {"tolerance", std::to_string(plan.toleranceDays) + " d"},
                                     {"lead", std::to_string(plan.leadDays) + " d"},
                                     {"hours", plan.usedMinutes ? std::to_string(*plan.usedMinutes) + " min" : ""},
                                     {"uses", plan.uses ? std::to_string(*plan.uses) : ""},
                                     {"warn by wear", std::to_string(plan.usedWarnMinutes) + " min, " + std::to_string(plan.usesWarn)},
                                     {"untimed use", std::to_string(plan.untimedUse) + " min"},
                                     {"after", listed(plan.events)},
                                     {"within", std::to_string(plan.withinDays) + " d"},
                                     {"when", plan.condition ? conditionOf(*plan.condition) : ""},
                                     {"kind", plan.kind},
                                     {"procedure", plan.procedure},
                                     {"from", plan.from},
                                     {"warn", std::to_string(plan.warnDays) + " d"},
                                     {"block after", plan.blockAfterDays ? std::to_string(*plan.blockAfterDays) + " d" : "the interval"},
                                     {"severity", nameOf(plan.severity)},
                                     {"when never done", yesNo(plan.whenNeverDone)},
                                     {"position", plan.position},
                                     {"minutes", std::to_string(plan.minutes)}});
  }
  for (const Figure& figure : pack.figures) {
    rules["figure " + figure.id] = with(with(titled(figure.title), of(figure.source)),
                                        {{"", figure.value.text()}, {"inclusive", yesNo(figure.inclusive)}, {"severity", nameOf(figure.severity)}});
  }
  if (pack.workCalendar) {
    std::string off;
    for (const int day : pack.workCalendar->daysOff) off += std::to_string(day);
    rules["work-days"] = {{"days off", off}, {"closed", listed(pack.workCalendar->closed)}, {"open", listed(pack.workCalendar->open)}};
  }
  for (const WorkRule& rule : pack.workRules) {
    rules["work " + rule.id] = with(of(rule.source), {{"from", std::to_string(static_cast<int>(rule.from))},
                                                      {"within", rule.withinDays ? std::to_string(*rule.withinDays) + " d" : ""}});
  }
  for (const Round& round : pack.rounds) {
    Facets& facets = rules["round " + round.id] = with(titled(round.title), of(round.source));
    facets["shifts"] = listed(round.shifts), facets["every"] = std::to_string(round.everyDays) + " d", facets["racks"] = listed(round.racks);
    for (const RoundItem& item : round.items)
      facets["item " + item.id] = item.title.en + "; " + item.title.zh + "; " + item.kind + "; " + nameOf(item.severity);
  }
  for (const DutyRule& duty : pack.duties) rules["duty " + duty.id] = with(with(titled(duty.title), of(duty.source)), {{"may", listed(duty.may)}});
  for (const SquadNeed& need : pack.squadNeeds) {
    rules["squad-need " + need.kind] = with(with(titled(need.title), of(need.source)),
                                            {{"", std::to_string(need.required) + " required, " + std::to_string(need.wanted) + " wanted"}});
  }
}

void addMetrology(const RulePack& pack, Listing& rules) {
  for (const DecisionRow& row : pack.decisions) {
    rules["decision " + (row.step.empty() ? "for every step" : row.step)] =
        with(of(row.source), {{"", std::string(name(row.rule))}, {"corrected reading", yesNo(row.corrected)}});
  }
  for (const BudgetRow& row : pack.budgets) {
    static constexpr const char* kKinds[] = {"standard", "rectangular", "triangular", "expanded"};
    rules["budget " + row.step + ": " + row.term.title.en] = with(of(row.source), {{"", row.term.value.text()},
                                                                                   {"kind", kKinds[static_cast<int>(row.term.kind)]},
                                                                                   {"stands for the certificate", yesNo(row.standsForCertificate)}});
  }
  for (const InstrumentRow& row : pack.instruments) {
    Facets& facets = rules["instrument " + row.kind] = with(of(row.source), {{"compulsory", yesNo(row.compulsory)}, {"review", yesNo(row.review)}});
    if (row.reliability) facets["reliability"] = row.reliability->text();
    for (const auto& step : row.staircase) facets["staircase"] += (facets["staircase"].empty() ? "" : ", ") + step.text();
    for (const auto& range : row.ranges) facets["range " + range.least.text() + " to " + range.most.text()] = range.uncertainty.text();
  }
}

Listing rulesOf(const RulePack& pack) {
  Listing rules;
  addKinds(pack, rules);
  addProcedures(pack, rules);
  addRest(pack, rules);
  addMetrology(pack, rules);
  return rules;
}

void compareFacets(const std::string& rule, const Facets& before, const Facets& after, std::vector<Message>& lines) {
  Facets all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [facet, unused] : all) {
    const auto old = before.find(facet), now = after.find(facet);
    const std::string was = old == before.end() ? "" : old->second, is = now == after.end() ? "" : now->second;
    if (was == is) continue;
    const std::string what = facet.empty() ? rule : rule + ", " + facet;
    lines.push_back(msg("{rule}: {before} -> {after}", {{"rule", what}, {"before", was.empty() ? "-" : was}, {"after", is.empty() ? "-" : is}}));
  }
}

}  // namespace

std::vector<Message> difference(const RulePack& before, const RulePack& after) {
  std::vector<Message> lines;
  const Listing was = rulesOf(before), is = rulesOf(after);
  for (const auto& [rule, facets] : was) {
    const auto now = is.find(rule);
    if (now == is.end()) {
      lines.push_back(msg("{rule}: taken out", {{"rule", rule}}));
    } else {
      compareFacets(rule, facets, now->second, lines);
    }
  }
  for (const auto& [rule, facets] : is) {
    if (was.contains(rule)) continue;
    const auto value = facets.find("");
    lines.push_back(value == facets.end() ? msg("{rule}: new", {{"rule", rule}})
                                          : msg("{rule}: new: {value}", {{"rule", rule}, {"value", value->second}}));
  }
  return lines;
}

}  // namespace muster::core
