// A bench or gauge comes back with its certificate, or is taken out of use.
#include "app/web/fact_words.h"
#include "app/web/pages/entry.h"
#include "app/workflow/accept_certificate.h"

namespace muster::app {

Entry certificateEntry(const AskedUnit& it, const core::CertificateAccepted* told) {
  const Translator& say = it.say;
  using Kind = FormField::Kind;
  FormPage form{
      .title = say.tr(core::msg("Accept a certificate of {unit}", {{"unit", it.code}})), .button = say.tr("Accept it for use"), .back = it.path};
  form.lead = say.tr("It returns to service by your review. Tests that had no decision for want of it are judged again.");
  form.fields.push_back({.kind = Kind::choice,
                         .name = "act",
                         .label = say.tr("Kind of certificate"),
                         .value = told && told->act == core::Certificate::Act::calibration ? "calibration" : "verification",
                         .choices = {{"verification", say.tr("Verification: the laboratory says it passed")},
                                     {"calibration", say.tr("Calibration: points, you decide")}}});
  form.fields.push_back({.kind = Kind::code, .name = "number", .label = say.tr("Number"), .value = told ? told->number : ""});
  form.fields.push_back({.kind = Kind::text, .name = "laboratory", .label = say.tr("Laboratory"), .value = told ? told->laboratory : ""});
  form.fields.push_back({.kind = Kind::date, .name = "issued", .label = say.tr("Issued"), .value = told ? core::text(told->issued) : ""});
  form.fields.push_back({.kind = Kind::date,
                         .name = "valid_to",
                         .label = say.tr("Valid to"),
                         .hint = say.tr("As the certificate says. Empty: by the plan of its kind."),
                         .value = told ? typedOf(told->validTo) : ""});
  form.fields.push_back({.kind = Kind::choice,
                         .name = "as_found",
                         .label = say.tr("Found good as it came, before any adjustment?"),
                         .choices = {{"", say.tr("Not said: good, unless it had been withdrawn")},
                                     {"yes", say.tr("Yes: it also speaks for what was measured since the last one")},
                                     {"no", say.tr("No")}}});
  form.file = say.tr("The certificate, as a scan (may stay empty)");
  form.note = core::msg("Certificate of {unit} is accepted", {{"unit", it.code}});
  return {std::move(form), [&it](Typed& typed) -> core::Outcome<Decide> {
            AcceptCertificate input{.calibrator = it.code, .number = typed.text("number"), .laboratory = typed.text("laboratory")};
            if (typed.text("act") == "calibration") input.act = core::Certificate::Act::calibration;
            const auto issued = typed.date("issued");
            if (!issued && typed.text("issued").empty())
              typed.refuse({"empty", core::msg("The day of issue is missing."), core::msg("copy it from the certificate"), {.field = "issued"}});
            input.validTo = typed.date("valid_to");
            const std::string found = typed.text("as_found");
            if (!found.empty()) input.asFoundGood = found == "yes";
            if (!typed.ok()) return typed.problems();
            input.issued = *issued;
            input.document = keepUpload(typed.request(), it.world, "file");
            return Decide([input](Looking& look) { return decideCertificate(look, input); });
          }};
}

Response certificatePage(const Request& request, Site& site) {
  const AskedUnit it(request, site);
  return it ? answerEntry(request, site, certificateEntry(it, nullptr)) : unknownUnit(request, site, it.code);
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
