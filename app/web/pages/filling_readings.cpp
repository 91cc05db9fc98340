// Second readings of many cylinders at a time, and any other round with the gauge.
#include "app/web/ask.h"
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/filling_look.h"
#include "app/web/pages/pages.h"
#include "app/web/refusal_status.h"
#include "core/base/plain_text.h"

namespace muster::app {

Response secondReadingsPage(const Request& request, Site& site) {
  using Stand = core::CylinderStand;
  const bool all = request.query.get("which") == "all";
  const FillingLook look(request, site, [&](const CylinderLine& line) {
    return all || line.stand == Stand::settling || line.stand == Stand::secondReading || line.stand == Stand::unread;
  });
  const Translator& say = site.say(request);
  const core::Unit unit = pressureUnit(site.world, {});
  const auto calendar = site.world.calendar();
  const std::string title = say.tr("Second readings");
  core::Problems problems;
  if (request.writes() && !look.grown) {
    Who who = toldBy(request);
    who.occurredAt = readWhen(request, site, problems);
    const std::string gauge(core::trimmed(request.form.get("gauge")));
    const auto room = readQuantity(std::string(core::trimmed(request.form.get("temperature"))), core::Unit::celsius, "temperature", problems);
    std::vector<ReadPressure> readings;
    for (const auto& line : look.lines) {
      const auto pressure = readQuantity(cellText(request, "pressure", line.code), unit, cellName("pressure", line.code), problems);
      auto temperature = readQuantity(cellText(request, "temperature", line.code), core::Unit::celsius, cellName("temperature", line.code), problems);
      if (!temperature) temperature = room;
      if (pressure) readings.push_back({line.code, gauge, *pressure, temperature});
    }
    if (problems.empty()) {
      const auto answer = readPressures(site.world, who, readings);
      if (answer)
        return doneWith(request, site, core::msg("pressures read: {count}", {{"count", std::to_string(readings.size())}}), answer->remarks,
                        "/filling/readings");
      problems = answer.problems();
    }
  }
  View body = fillingBody(say, look, title, say.tr("One thermometer is enough for the round: its temperature stands for every line without one."),
                          "/filling/readings", say.tr("Record the readings"));
  std::vector<SheetRow> rows;
  for (const auto& line : look.lines) {
    std::string note = cylinderNote(say, line);
    if (line.settled && site.world.clock.now() < *line.settled)
      note += " · " + say.tr(core::msg("not before {time}", {{"time", calendar->localText(*line.settled)}}));
    rows.push_back({.id = line.code, .head = line.code, .note = std::move(note)});
  }
  body.set("nothing", rows.empty());
  if (rows.empty())
    setEmpty(body, say.tr("No cylinder waits for a reading"), say.tr("Name cylinders below to read them all the same."), say.tr("All cylinders"),
             "/filling/readings?which=all");
  setSheet(body, say, request, say.tr("Cylinder"),
           {{"pressure", say.tr("Pressure"), "", std::string(core::symbolOf(unit)), false, {}, {}},
            {"temperature", say.tr("Temperature"), "", "°C", false, {}, {}}},
           rows, problems);
  setFields(body, say, request, site,
            {{.kind = FormField::Kind::choice, .name = "gauge", .label = say.tr("Gauge"), .choices = gaugesOf(say, site.world)},
             {.kind = FormField::Kind::number, .name = "temperature", .label = say.tr("Temperature of the round"), .unit = "°C"},
             moreField(say),
             whenField(say)},
            problems);
  return fillingAnswer(request, site, title, std::move(body), problems.empty() ? 200 : statusOf(problems));
}

}  // namespace muster::app
