// The cylinder: a fresh fill settles until a second reading; what counts then is the gas it holds, not what a cold gauge shows.
//
// Which figures it asks for stands in cylinder_figures.h. A
// figure that no rule gives is not asked for: without "minimum" no pressure is demanded, without "settling" a fill counts by its first
// reading. A reading whose temperature nobody noted is judged as if the cylinder had been as warm as the store ever is ("warmest"): that
// errs to the safe side. Where no rule says how warm that is, it is never taken as read without a word.
#include "core/readiness/cylinder_figures.h"
#include "core/readiness/findings.h"
#include "core/readiness/gas_content.h"

namespace muster::core {

namespace {

using Places = std::vector<std::pair<std::string, Text>>;

Action secondReading(const Looked& looked, Message text, Context& context) {
  return action("second-reading", std::move(text), looked.unit.code, {}, minutesOf("second-reading", context.rules));
}

// True while the fill decides: then the pressure before it says nothing any more.
bool findSettling(const Looked& looked, const Figure& settling, Context& context, Findings& findings) {
  const UnitState& unit = looked.unit;
  const auto waits = settlesUntil(unit, settling);
  if (!waits) return false;
  const Instant settled = *waits;
  Places places{{"cylinder", unit.code}, {"time", context.calendar.localText(settled)}};
  bool toBeConfirmed = context.rules.toBeConfirmed(settling.id, settling.source);
  Condition waiting{.until = settled, .state = SetState::underWork};
  waiting.reason = {"settling", msg("fresh fill of {cylinder} settles until {time}", places), toBeConfirmed};
  waiting.next = secondReading(looked, msg("read {cylinder} again, not before {time}", places), context);
  findings.push_back(waiting);
  Condition due{.from = settled, .state = SetState::underWork};
  due.reason = {"second-reading-due", msg("fresh fill of {cylinder} waits for its second reading", places), toBeConfirmed};
  due.next = secondReading(looked, msg("read {cylinder} again", places), context);
  findings.push_back(due);
  return true;
}

Message pressureText(const Looked& looked, const PressureReading& reading, const CylinderFigures& figures, const Figure& limit) {
  Places places{{"cylinder", looked.unit.code}, {"pressure", reading.pressure.text()}, {"limit", limit.value.text()}};
  if (figures.reference == nullptr) return msg("{cylinder} at {pressure}, needs {limit}", places);
  const auto temperature = figures.temperatureOf(reading);
  auto content = contentAt(reading.pressure, temperature, figures.reference->value);
  if (content && reading.temperature && compare(*temperature, figures.reference->value) == 0)
    return msg("{cylinder} at {pressure}, needs {limit}", places);  // read at the very temperature that decides
  if (!content) return msg("{cylinder} at {pressure} as read, its temperature was not noted; needs {limit}", places);
  places.insert(places.end(), {{"temperature", temperature->text()}, {"content", content->text()}, {"reference", figures.reference->value.text()}});
  if (!reading.temperature) {
    return msg(
        "{cylinder} at {pressure}, its temperature was not noted; at {temperature}, the warmest here, that is {content} at {reference}; needs "
        "{limit}",
        places);
  }
  return msg("{cylinder} at {pressure} and {temperature}, that is {content} at {reference}; needs {limit}", places);
}

// The published rule takes oxygen for an ideal gas; where a table of real oxygen would decide otherwise, that is said.
void findOtherGasLaw(const Looked& looked, const PressureReading& reading, const CylinderFigures& figures, Context& context, Findings& findings) {
  if (figures.real == nullptr || figures.reference == nullptr) return;
  const auto temperature = figures.temperatureOf(reading);
  const auto ideal = contentAt(reading.pressure, temperature, figures.reference->value);
  const auto real = contentBy(*figures.real, reading.pressure, temperature);
  if (!ideal || !real) return;
  const bool idealLow = compareContent(reading.pressure, temperature, figures.at(), figures.minimum->value) < 0;
  const bool realLow = compare(*real, figures.minimum->value) < 0;
  if (idealLow == realLow) return;
  Condition differ{.state = SetState::dueSoon};
  differ.reason = {"gas-laws-disagree",
                   msg("{cylinder} holds {ideal} by the exam rule, {real} by the table of real oxygen; needs {limit}",
                       {{"cylinder", looked.unit.code}, {"ideal", ideal->text()}, {"real", real->text()}, {"limit", figures.minimum->value.text()}}),
                   context.rules.toBeConfirmed(figures.real->id, figures.real->source)};
  differ.next = action("fill", msg("fill {cylinder} or fit a full one", {{"cylinder", looked.unit.code}}), looked.unit.code, looked.position,
                       minutesOf("fill", context.rules));
  findings.push_back(differ);
}

// What the gauge will show where the work is, when it is colder there. It warns; the content decides.
void findCold(const Looked& looked, const PressureReading& reading, const CylinderFigures& figures, Context& context, Findings& findings) {
  if (figures.work == nullptr) return;
  const auto expected = contentAt(reading.pressure, figures.temperatureOf(reading), figures.work->value);
  if (!expected || compare(*expected, figures.minimum->value) >= 0) return;
  Condition cold{.state = SetState::dueSoon};
  cold.reason = {"cylinder-cold",
                 msg("at {temperature}, where the work is, the gauge of {cylinder} will show about {pressure}; {limit} is asked for",
                     {{"temperature", figures.work->value.text()},
                      {"cylinder", looked.unit.code},
                      {"pressure", expected->text()},
                      {"limit", figures.minimum->value.text()}}),
                 context.rules.toBeConfirmed(figures.work->id, figures.work->source)};
  cold.next = action("fill", msg("fill {cylinder} or fit a full one", {{"cylinder", looked.unit.code}}), looked.unit.code, looked.position,
                     minutesOf("fill", context.rules));
  findings.push_back(cold);
}

// Enough, and no temperature noted. With a declared warmest that was enough even then; without one nobody can say.
void findUntold(const Looked& looked, const PressureReading& reading, const CylinderFigures& figures, Context& context, Findings& findings) {
  if (figures.warmest != nullptr) return;
  Condition untold{.state = SetState::dueSoon};
  untold.reason = {
      "temperature-unknown",
      msg("{cylinder} at {pressure} as read, its temperature was not noted", {{"cylinder", looked.unit.code}, {"pressure", reading.pressure.text()}}),
      false, reading.declared};
  untold.next = secondReading(looked, msg("read {cylinder} again and note its temperature", {{"cylinder", looked.unit.code}}), context);
  findings.push_back(untold);
}

}  // namespace

void findPressure(const Looked& looked, Context& context, Findings& findings) {
  const CylinderFigures figures = cylinderFigures(looked.unit.kind, context.rules);
  if (figures.settling != nullptr && findSettling(looked, *figures.settling, context, findings)) return;
  if (figures.minimum == nullptr) return;
  // Without a settling rule the fill itself may be the latest reading.
  const auto& fill = looked.unit.fill;
  const auto& counted = looked.unit.pressure;
  const PressureReading* reading = counted ? &*counted : nullptr;
  if (fill && figures.settling == nullptr && (reading == nullptr || reading->at < fill->at)) reading = &*fill;
  if (reading == nullptr || reading->pressure.dimension() != Dimension::pressure) {
    Condition unknown{.state = SetState::unknown};
    unknown.reason = {"pressure-unknown", msg("pressure of {cylinder} is not known", {{"cylinder", looked.unit.code}})};
    unknown.next = secondReading(looked, msg("read the pressure of {cylinder}", {{"cylinder", looked.unit.code}}), context);
    findings.push_back(unknown);
    return;
  }
  const Figure* limit = below(*reading, figures, *figures.minimum)                           ? figures.minimum
                        : figures.warn != nullptr && below(*reading, figures, *figures.warn) ? figures.warn
                                                                                             : nullptr;
  findOtherGasLaw(looked, *reading, figures, context, findings);
  if (limit == nullptr) {
    findCold(looked, *reading, figures, context, findings);
    if (!reading->temperature && figures.reference != nullptr) findUntold(looked, *reading, figures, context, findings);
    return;
  }
  bool blocks = limit == figures.minimum && limit->severity == Severity::block;
  Condition low{.state = blocks ? SetState::notReady : SetState::dueSoon};
  low.reason = {blocks ? "cylinder-pressure" : "cylinder-pressure-low", pressureText(looked, *reading, figures, *limit),
                context.rules.toBeConfirmed(limit->id, limit->source) || (!reading->temperature && figures.warmest != nullptr &&
                                                                          context.rules.toBeConfirmed(figures.warmest->id, figures.warmest->source)),
                reading->declared};
  low.next = action("fill", msg("fill {cylinder} or fit a full one", {{"cylinder", looked.unit.code}}), looked.unit.code, looked.position,
                    minutesOf("fill", context.rules));
  findings.push_back(low);
}

}  // namespace muster::core
