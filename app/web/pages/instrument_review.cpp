// Signed decisions about an instrument: the review of its certificate, and how long until the next calibration.
#include "app/web/pages/asked_unit.h"
#include "app/web/pages/instrument_forms.h"
#include "app/web/rule_words.h"
#include "app/workflow/accept_certificate.h"
#include "app/workflow/certificate_care.h"
#include "core/judgement/acceptance.h"
#include "core/upkeep/interval_advice.h"

namespace muster::app {
namespace {

// What the figures of the certificate answer by themselves.
std::string looked(const AskedUnit& it, const core::Certificate& certificate) {
  const Translator& say = it.say;
  std::string text;
  for (const auto& look : core::lookOver(certificate.points, it.world.rules()->instrument(it.unit().kind))) {
    const std::string range = look.range.least.text() + " … " + look.range.most.text();
    const auto asked = look.range.uncertainty.text(), has = look.largest ? look.largest->text() : say.tr("not given");
    if (!text.empty()) text += " ";
    text += say.tr(look.covered ? core::msg("{range}: covered.", {{"range", range}}) : core::msg("{range}: not covered.", {{"range", range}})) + " ";
    text += say.tr(look.smallEnough ? core::msg("U {has}, at most {asked}: small enough.", {{"has", has}, {"asked", asked}})
                                    : core::msg("U {has}, at most {asked}: too large.", {{"has", has}, {"asked", asked}}));
  }
  return text.empty() ? say.tr("No rule names a range for it: what is enough is yours to say.") : text;
}

}  // namespace

Response reviewPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Review the certificate of {unit} for use", {{"unit", it.code}})),
                .button = say.tr("Sign the review"),
                .back = it.path};
  if (it.unit().certificates.empty()) {
    form.against.push_back({"no-certificate",
                            core::msg("{calibrator} has no such certificate", {{"calibrator", it.code}}),
                            core::msg("accept a certificate first"),
                            {}});
    form.offers.push_back({say.tr("Accept a certificate"), "", it.path + "/certificate"});
  } else {
    const auto& latest = it.unit().certificates.back();
    form.lead = say.tr(core::msg("Certificate {number}, {laboratory}.", {{"number", latest.number}, {"laboratory", latest.laboratory}})) + " " +
                looked(it, latest);
    addReview(form, say, latest.review);
    form.fields.push_back({.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note")});
  }
  form.note = core::msg("{unit}: review signed", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    auto review = typedReview(typed);
    if (!review) typed.refuse({"empty", core::msg("no question is answered"), core::msg("say yes or no to each"), {.field = "points_cover"}});
    if (!typed.ok()) return typed.problems();
    review->note = typed.text("note");
    return reviewCertificate(it.world, who, {it.code, "", *review});
  });
}

Response intervalPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const Translator& say = it.say;
  const auto advice = core::adviseInterval(it.unit(), it.world.rules()->instrument(it.unit().kind));
  FormPage form{.title = say.tr(core::msg("How often {unit} is calibrated", {{"unit", it.code}})), .button = say.tr("Decide"), .back = it.path};
  form.lead = (advice.interval.empty() ? std::string()
                                       : say.tr(core::msg("Advised: {interval}.", {{"interval", intervalWords(say, advice.interval)}})) + " ") +
              say.tr(inWords(say, advice.why)) + say.tr(".");
  if (const auto kind = reliabilityOf(it.world, it.unit().kind)) {
    form.lead += " " + say.tr(core::msg("Of its kind, {share} were still good after {days} days (from {count} returns).",
                                        {{"share", kind->target}, {"days", std::to_string(kind->days)}, {"count", std::to_string(kind->returns)}}));
  }
  const auto stands = it.unit().interval ? it.unit().interval->decided : advice.interval;
  form.fields.push_back({.name = "interval", .label = say.tr("Interval"), .hint = say.tr("For example: 12 months"), .value = stands});
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "reason", .label = say.tr("Why"), .hint = say.tr("Needed where it is another than advised.")});
  form.note = core::msg("{unit}: interval decided", {{"unit", it.code}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return decideInterval(it.world, who, {it.code, typed.text("interval"), typed.text("reason")});
  });
}

}  // namespace muster::app
