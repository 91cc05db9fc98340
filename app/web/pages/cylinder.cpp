// A cylinder is filled, and read: on its own page or on the page of the set it is in.
#include "app/web/pages/entry.h"
#include "app/workflow/record_fill.h"

namespace muster::app {
namespace {

FormField number(std::string name, std::string label, std::string unit, std::string value, std::string hint = {}) {
  return {.kind = FormField::Kind::number,
          .name = std::move(name),
          .label = std::move(label),
          .hint = std::move(hint),
          .value = std::move(value),
          .unit = std::move(unit)};
}

// The cylinder itself where a set was named, so that the sentence says what is meant.
std::string meant(const AskedUnit& it) {
  const auto fitted = it.unit().parts.find("cylinder");
  return fitted == it.unit().parts.end() || fitted->second.empty() ? it.code : fitted->second;
}

FormField gaugeField(const AskedUnit& it, std::string value) {
  return {.kind = FormField::Kind::choice,
          .name = "gauge",
          .label = it.say.tr("Gauge"),
          .value = std::move(value),
          .choices = calibratorChoices(it.say, it.world)};
}

}  // namespace

Entry fillEntry(const AskedUnit& it, const core::CylinderFilled* told) {
  const Translator& say = it.say;
  const core::Unit unit = pressureUnit(it.world, it.unit().kind);
  const std::string symbol(core::symbolOf(unit));
  FormPage form{
      .title = say.tr(core::msg("Record a fill of {cylinder}", {{"cylinder", meant(it)}})), .button = say.tr("Record the fill"), .back = it.path};
  form.lead = say.tr("A fresh fill settles; it counts when its pressure is read again, cool.");
  form.fields.push_back(number("pressure", say.tr("Pressure after filling"), symbol, told ? told->pressure.text() : ""));
  form.fields.push_back(
      number("temperature", say.tr("Temperature of the cylinder"), "°C", told ? typedOf(told->temperature) : "", say.tr("May stay empty.")));
  form.fields.push_back(
      number("residual", say.tr("Pressure before filling"), symbol, told ? typedOf(told->residual) : "", say.tr("May stay empty.")));
  form.fields.push_back(gaugeField(it, told ? told->gauge : ""));
  form.fields.push_back({.kind = FormField::Kind::code,
                         .name = "lot",
                         .label = say.tr("Lot of the oxygen"),
                         .hint = say.tr("May stay empty."),
                         .value = told ? told->lot : ""});
  if (!told)
    form.fields.push_back({.kind = FormField::Kind::choice,
                           .name = "done",
                           .label = say.tr("If it should not have been filled"),
                           .choices = {{"no", say.tr("Refuse: something is overdue or a fault is open")},
                                       {"yes", say.tr("It has been filled already: record it all the same")}}});
  form.note = core::msg("Fill of {cylinder} is recorded", {{"cylinder", meant(it)}});
  const core::CylinderFilled before = told ? *told : core::CylinderFilled{};  // what the form does not ask stays as it was told
  return {std::move(form), [&it, unit, before, already = told != nullptr](Typed& typed) -> core::Outcome<Decide> {
            RecordFill fill{.cylinder = it.code, .gauge = typed.text("gauge"), .lot = typed.text("lot")};
            fill.pump = before.pump, fill.bulk = before.bulk, fill.permit = before.permit, fill.lookedOver = before.lookedOver;
            fill.pressure = typed.needed("pressure", unit, core::msg("The pressure is missing."));
            fill.temperature = typed.quantity("temperature", core::Unit::celsius);
            fill.residual = typed.quantity("residual", unit);
            fill.done = already || typed.text("done") == "yes";
            return Decide([fill](Looking& look) { return decideFill(look, fill); });
          }};
}

Response fillPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, fillEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

Entry pressureEntry(const AskedUnit& it, const core::PressureRead* told) {
  const Translator& say = it.say;
  const core::Unit unit = pressureUnit(it.world, it.unit().kind);
  FormPage form{.title = say.tr(core::msg("Read the pressure of {cylinder}", {{"cylinder", meant(it)}})),
                .button = say.tr("Record the reading"),
                .back = it.path};
  form.lead = say.tr("A warm cylinder shows more than it holds: note the temperature beside the pressure.");
  form.fields.push_back(number("pressure", say.tr("Pressure"), std::string(core::symbolOf(unit)), told ? told->pressure.text() : ""));
  form.fields.push_back(
      number("temperature", say.tr("Temperature of the cylinder"), "°C", told ? typedOf(told->temperature) : "", say.tr("May stay empty.")));
  form.fields.push_back(gaugeField(it, told ? told->gauge : ""));
  form.note = core::msg("Pressure of {cylinder} is recorded", {{"cylinder", meant(it)}});
  return {std::move(form), [&it, unit](Typed& typed) -> core::Outcome<Decide> {
            ReadPressure reading{.cylinder = it.code, .gauge = typed.text("gauge")};
            reading.pressure = typed.needed("pressure", unit, core::msg("The pressure is missing."));
            reading.temperature = typed.quantity("temperature", core::Unit::celsius);
            return Decide([reading](Looking& look) { return decideReadings(look, {reading}); });
          }};
}

Response pressurePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, pressureEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

}  // namespace muster::app
