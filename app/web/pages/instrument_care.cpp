// Between two certificates: a signed extension, and a check against a standard.
#include "app/web/pages/asked_unit.h"
#include "app/web/typed_points.h"
#include "app/workflow/certificate_care.h"

namespace muster::app {

Response extendPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{
      .title = say.tr(core::msg("Extend the certificate of {unit}", {{"unit", it.code}})), .button = say.tr("Sign the extension"), .back = it.path};
  form.lead = say.tr("Before it ends, and never for an instrument under compulsory verification. You sign for what it measures until then.");
  form.fields.push_back({.kind = FormField::Kind::date, .name = "until", .label = say.tr("Valid to")});
  form.fields.push_back({.kind = FormField::Kind::area, .name = "reason", .label = say.tr("Why it may go on measuring")});
  form.note = core::msg("{unit}: extended", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto until = typed.date("until");
    if (!until && typed.text("until").empty())
      typed.refuse({"empty", core::msg("the day is missing"), core::msg("give the last day it may measure"), {.field = "until"}});
    if (!typed.ok()) return typed.problems();
    return extendCertificate(it.world, who, {it.code, *until, typed.text("reason")});
  });
}

Response instrumentCheckPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  using Kind = FormField::Kind;
  using Moment = core::CheckRecord::Moment;
  FormPage form{
      .title = say.tr(core::msg("Check {unit} against a standard", {{"unit", it.code}})), .button = say.tr("Enter the check"), .back = it.path};
  form.fields.push_back({.kind = Kind::choice, .name = "standard", .label = say.tr("Standard"), .choices = calibratorChoices(say, it.world)});
  form.fields.push_back(
      {.kind = Kind::choice,
       .name = "moment",
       .label = say.tr("When"),
       .choices = {{"start", say.tr("before a sitting")}, {"end", say.tr("after a sitting")}, {"intermediate", say.tr("between two calibrations")}}});
  form.fields.push_back({.kind = Kind::area,
                         .name = "points",
                         .label = say.tr("Points, one a line"),
                         .hint = say.tr("True value; shown; allowed difference. For example: 10 mbar; 10.1 mbar; 0.2 mbar")});
  form.note = core::msg("{unit}: check entered", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    CheckCalibrator input{.calibrator = it.code, .standard = typed.text("standard")};
    const auto moment = typed.text("moment");
    input.moment = moment == "start" ? Moment::start : moment == "end" ? Moment::end : Moment::intermediate;
    for (auto& point : typedPoints(typed, "points")) input.points.push_back({point.first, point.second, point.third});
    if (!typed.ok()) return typed.problems();
    return checkCalibrator(it.world, who, input);
  });
}

}  // namespace muster::app
