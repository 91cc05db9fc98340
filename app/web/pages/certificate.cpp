// A bench or gauge comes back with its certificate, or is taken out of use.
#include "app/web/fact_words.h"
#include "app/web/pages/certificate_papers.h"
#include "app/web/pages/entry.h"
#include "app/web/pages/instrument_forms.h"
#include "app/web/typed_points.h"
#include "app/workflow/accept_certificate.h"

namespace muster::app {

namespace {

using Kind = FormField::Kind;
using Act = core::Certificate::Act;

void addOfAct(FormPage& form, const AskedUnit& it, const core::CertificateAccepted* told, Act act) {
  const Translator& say = it.say;
  if (act == Act::verification) {
    form.fields.push_back({.kind = Kind::text,
                           .name = "class",
                           .label = say.tr("Class or maximum permissible error"),
                           .hint = say.tr("A verification gives no uncertainty."),
                           .value = told ? told->accuracyClass : ""});
    return;
  }
  form.fields.push_back(
      {.kind = Kind::area,
       .name = "points",
       .label = say.tr("Points of the certificate, one a line"),
       .hint =
           say.tr("Value; error as found; error as left, if it was adjusted; uncertainty U. For example: 10 mbar; 0.30 mbar; 0.02 mbar; 0.05 mbar"),
       .value = told ? typedOf(told->points) : ""});
  form.fields.push_back(
      {.kind = Kind::text, .name = "coverage", .label = say.tr("Coverage factor k, as printed"), .value = told ? told->coverage : ""});
  addFlow(form, say, told ? told->points : std::vector<core::CalibrationPoint>());
  form.fields.push_back({.kind = Kind::text,
                         .name = "traceability",
                         .label = say.tr("Standard of the laboratory and its certificate"),
                         .value = told ? told->traceability : ""});
  FormField own{.kind = Kind::choice,
                .name = "standard",
                .label = say.tr("Calibrated here with the brigade's own standard"),
                .value = told ? told->standard : "",
                .choices = calibratorChoices(say, it.world)};
  form.fields.push_back(std::move(own));
}

}  // namespace

void addReview(FormPage& form, const Translator& say, const std::optional<core::AcceptanceReview>& told) {
  const auto ask = [&](const char* name, std::string label, bool core::AcceptanceReview::*answer) {
    form.fields.push_back({.kind = Kind::choice,
                           .name = name,
                           .label = std::move(label),
                           .value = !told             ? ""
                                    : (*told).*answer ? "yes"
                                                      : "no",
                           .choices = {{"", say.tr("not looked at yet")}, {"yes", say.tr("yes")}, {"no", say.tr("no")}}});
  };
  ask("points_cover", say.tr("Review: its points cover what is measured with it"), &core::AcceptanceReview::pointsCover);
  ask("uncertainty_small", say.tr("Review: its uncertainty is small enough"), &core::AcceptanceReview::uncertaintySmall);
  ask("laboratory_good", say.tr("Review: the laboratory is accredited for it"), &core::AcceptanceReview::laboratory);
  ask("traceable", say.tr("Review: it is traceable to a standard"), &core::AcceptanceReview::traceable);
}

std::optional<core::AcceptanceReview> typedReview(const Typed& typed) {
  core::AcceptanceReview review;
  bool any = false;
  const auto read = [&](const char* name, bool& answer) {
    const auto text = typed.text(name);
    any = any || !text.empty(), answer = text == "yes";
  };
  read("points_cover", review.pointsCover), read("uncertainty_small", review.uncertaintySmall);
  read("laboratory_good", review.laboratory), read("traceable", review.traceable);
  return any ? std::optional(review) : std::nullopt;
}

Entry certificateEntry(const AskedUnit& it, const core::CertificateAccepted* told, Act act) {
  const Translator& say = it.say;
  if (told) act = told->act;
  const bool verified = act == Act::verification;
  FormPage form{
      .title = say.tr(core::msg("Accept a certificate of {unit}", {{"unit", it.code}})), .button = say.tr("Accept it for use"), .back = it.path};
  form.lead = say.tr("It returns to service by your review. Tests that had no decision for want of it are judged again.");
  form.fields.push_back({.kind = Kind::choice,
                         .name = "act",
                         .label = say.tr("Kind of certificate"),
                         .value = verified ? "verification" : "calibration",
                         .choices = {{"verification", say.tr("Verification: the laboratory says it passed")},
                                     {"calibration", say.tr("Calibration: points, you decide")}}});
  std::erase_if(form.fields.back().choices, [&](const FormField::Choice& choice) { return choice.value != form.fields.back().value; });
  form.fields.push_back({.kind = Kind::code, .name = "number", .label = say.tr("Number"), .value = told ? told->number : ""});
  form.fields.push_back({.kind = Kind::text, .name = "laboratory", .label = say.tr("Laboratory"), .value = told ? told->laboratory : ""});
  form.fields.push_back({.kind = Kind::date, .name = "issued", .label = say.tr("Issued"), .value = told ? core::text(told->issued) : ""});
  form.fields.push_back({.kind = Kind::date,
                         .name = "valid_to",
                         .label = say.tr("Valid to"),
                         .hint = verified ? say.tr("As the certificate says. Empty: by the plan of its kind.")
                                          : say.tr("As you decide. Empty: by the interval decided for it, else by the plan of its kind."),
                         .value = told ? typedOf(told->validTo) : ""});
  addOfAct(form, it, told, act);
  form.fields.push_back({.kind = Kind::choice,
                         .name = "as_found",
                         .label = say.tr("Found good as it came, before any adjustment?"),
                         .choices = {{"", say.tr("Not said: good, unless it had been withdrawn")},
                                     {"yes", say.tr("Yes: it also speaks for what was measured since the last one")},
                                     {"no", say.tr("No")}}});
  addReview(form, say, told ? told->review : std::nullopt);
  form.file = say.tr("The certificate, as a scan (may stay empty)");
  form.note = core::msg("Certificate of {unit} is accepted", {{"unit", it.code}});
  if (!told) {
    form.offersTitle = say.tr("Is it the other kind?");
    form.offers.push_back(
        {verified ? say.tr("It is a calibration certificate") : say.tr("It is a verification certificate"),
         verified ? say.tr("points with their uncertainty, no verdict and no day of its own") : say.tr("class and day, no uncertainty"),
         it.path + "/certificate?act=" + (verified ? "calibration" : "verification")});
  }
  return {std::move(form), [&it, told](Typed& typed) -> core::Outcome<Decide> {
            AcceptCertificate input{.calibrator = it.code, .number = typed.text("number"), .laboratory = typed.text("laboratory")};
            if (typed.text("act") == "calibration") input.act = Act::calibration;
            const auto issued = typed.date("issued");
            if (!issued && typed.text("issued").empty())
              typed.refuse({"empty", core::msg("The day of issue is missing."), core::msg("copy it from the certificate"), {.field = "issued"}});
            input.validTo = typed.date("valid_to");
            const std::string found = typed.text("as_found");
            if (!found.empty()) input.asFoundGood = found == "yes";
            input.accuracyClass = typed.text("class"), input.coverage = typed.text("coverage");
            input.traceability = typed.text("traceability"), input.standard = typed.text("standard");
            input.points = typedCalibration(typed, "points");
            const auto papers = told ? papersInstead(typed, it, told->document) : papersGiven(typed, it);
            typedFlow(typed, input.points, papers.file && papers.file->flows);
            input.review = typedReview(typed);
            if (!typed.ok()) return typed.problems();
            input.issued = *issued;
            input.document = papers.document;
            std::optional<core::Message> stranger;
            if (papers.file && papers.file->stranger) stranger = papers.file->notes.front();
            return Decide([input, stranger](Looking& look) -> core::Outcome<Decision> {
              auto decision = decideCertificate(look, input);
              if (!decision || !stranger) return decision;
              auto told = std::move(decision).value();
              told.remarks.push_back(*stranger);
              return told;
            });
          }};
}

Response certificatePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  if (!it) return unknownUnit(request, site, it.code);
  const auto act = request.writes() ? request.form.get("act") : request.query.get("act");
  Entry entry = certificateEntry(it, nullptr, act == "calibration" ? Act::calibration : Act::verification);
  FormFiller filler;
  carryPapers(request, it, entry.form, filler);
  if (act == "calibration") {
    offerFile(filler, it.say);
    if (asksToRead(request)) return readCertificateIn(request, site, it, std::move(entry.form), std::move(filler));
  }
  return answerForm(request, site, std::move(entry.form), filler, [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    auto decide = entry.read(typed);
    if (!typed.ok()) return typed.problems();
    if (!decide) return decide.problems();
    return carryOut(site.world, who, *decide);
  });
}

Entry withdrawalEntry(const AskedUnit& it, const core::CalibratorWithdrawn* told) {
  const Translator& say = it.say;
  FormPage form{.title = say.tr(core::msg("Withdraw {unit} from use", {{"unit", it.code}})), .button = say.tr("Withdraw it"), .back = it.path};
  form.lead = say.tr("From now on nothing it measures decides. What it judged before stays on record and is asked about again.");
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "reason",
                         .label = say.tr("What is wrong"),
                         .value = told ? told->reason : "",
                         .choices = codeChoices(say, {"certificate-failed", "dropped", "doubtful", "other"})});
  form.fields.push_back(
      {.kind = FormField::Kind::area, .name = "note", .label = say.tr("Note"), .value = told ? keptText(it.world, told->note) : ""});
  form.note = core::msg("{unit} is out of use", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            return Decide([input = WithdrawCalibrator{it.code, typed.text("reason"), typed.text("note")}](Looking& look) {
              return decideWithdrawal(look, input);
            });
          }};
}

Response withdrawPage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, withdrawalEntry(it, nullptr)) : unknownUnit(request, site, it.code);
}

}  // namespace muster::app
