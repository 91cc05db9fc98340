#include "app/web/form_page.h"

#include <algorithm>
#include <fstream>

#include "app/web/ask.h"
#include "app/web/edge.h"
#include "app/web/form_filler.h"
#include "app/web/layout.h"
#include "app/web/person_words.h"
#include "app/web/refusal_status.h"
#include "app/web/typed_values.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

constexpr int kShift = 12 * 3600;

// The typed value goes before the one the page offers; an address may offer one too ("?part=CYL-27").
void takeTyped(FormField& field, const Request& request) {
  if (request.form.has(field.name))
    field.value = request.form.get(field.name);
  else if (request.query.has(field.name))
    field.value = request.query.get(field.name);
}

Response show(const Request& request, Site& site, FormPage form, const FormFiller& filler, const core::Problems& problems, int status) {
  const Translator& say = site.say(request);
  form.fields.push_back({.kind = FormField::Kind::choice,
                         .name = "person",
                         .label = say.tr("Who does this"),
                         .value = request.person,
                         .choices = personChoices(say, site.world)});
  if (form.asksWhen)
    form.fields.push_back({.kind = FormField::Kind::time,
                           .name = "occurred_at",
                           .label = say.tr("When it happened"),
                           .hint = say.tr("Leave it empty for just now. What is told later is marked as a late entry.")});
  std::vector<View> fields;
  for (FormField& field : form.fields) {
    if (!filler.filled.contains(field.name)) takeTyped(field, request);
    fields.push_back(fieldView(field, problems, say));
  }
  View body;
  setErrors(body, problems, say);
  body.set("blocked", !request.writes() && !form.against.empty());
  body.set("title", form.title).set("lead", form.lead).set("hasLead", !form.lead.empty()).set("leadIsOwn", form.leadIsOwn).set("button", form.button);
  body.set("back", form.back).set("action", request.path).set("fields", std::move(fields));
  View asked = fieldView({.name = filler.name, .label = filler.label, .hint = filler.hint}, problems, say);
  asked.set("button", filler.button).set("otherButton", form.button);
  body.set("hasFiller", !filler.name.empty()).set("filler", std::move(asked));
  body.list("carried", filler.carried, [](View& row, const auto& one) { row.set("name", one.first).set("value", one.second); });
  body.set("hasFile", !form.file.empty()).set("fileLabel", form.file);
  body.set("hasWarnings", !form.warnings.empty()).set("warningTitle", form.warningTitle);
  body.list("warnings", form.warnings, [](View& row, const std::string& text) { row.set("text", text); });
  body.set("hasOffers", !form.offers.empty()).set("offersTitle", form.offersTitle);
  body.list("offers", form.offers,
            [](View& row, const FormPage::Offer& offer) { row.set("word", offer.word).set("text", offer.text).set("address", offer.address); });
  const std::string title = problems.empty() ? form.title : say.tr(core::msg("Problem: {title}", {{"title", form.title}}));
  return page(request, site, {.templateName = "form", .title = title, .nav = form.nav, .status = status}, std::move(body));
}

core::Message withRemarks(const Translator& say, const core::Message& note, const std::vector<core::Message>& remarks) {
  std::string text = say.tr(note);
  for (const core::Message& remark : remarks) text += say.tr("; ") + say.tr(remark);
  return {"{text}", {{"text", text}}};
}

}  // namespace

std::string Typed::text(const std::string& name) const { return std::string(core::trimmed(request_.form.get(name))); }

std::optional<core::Date> Typed::date(const std::string& name) { return readDay(text(name), name, problems_); }

std::optional<core::Instant> Typed::moment(const std::string& name) {
  const std::string typed = text(name);
  if (typed.empty()) return std::nullopt;
  auto moment = calendar_.parseLocal(typed);
  if (moment) return *moment;
  for (core::Problem problem : moment.problems()) problem.where.field = name, refuse(std::move(problem));
  return std::nullopt;
}

std::optional<core::Quantity> Typed::quantity(const std::string& name, core::Unit unit) { return readQuantity(text(name), unit, name, problems_); }

core::Quantity Typed::needed(const std::string& name, core::Unit unit, const core::Message& missing) {
  const auto found = quantity(name, unit);
  if (!found && text(name).empty()) refuse({"empty", missing, {}, {.field = name}});
  return found.value_or(core::Quantity{});
}

std::string fieldTime(const core::Calendar& calendar, core::Instant at) {
  std::string text = calendar.localText(at).substr(0, 16);
  std::replace(text.begin(), text.end(), ' ', 'T');
  return text;
}

std::string keepUpload(const Request& request, World& world, const std::string& field) {
  for (const Upload& upload : request.uploads) {
    if (upload.field != field || upload.size == 0) continue;
    std::ifstream in(upload.path, std::ios::binary);
    return world.blobs.putStream(in, upload.mediaType);
  }
  return {};
}

Response showForm(const Request& request, Site& site, FormPage form, const FormFiller& filler, const core::Problems& problems) {
  return show(request, site, std::move(form), filler, problems, problems.empty() ? 200 : statusOf(problems));
}

Response answerForm(const Request& request, Site& site, FormPage form, const Carry& carry) {
  return answerForm(request, site, std::move(form), FormFiller{}, carry);
}

Response answerForm(const Request& request, Site& site, FormPage form, const FormFiller& filler, const Carry& carry) {
  if (!request.writes()) {
    const core::Problems against = form.against;
    return show(request, site, std::move(form), filler, against, 200);
  }
  const auto calendar = site.world.calendar();
  Typed typed(request, *calendar);
  Who who = whoOf(request);
  const std::string chosen = request.form.get("person");
  if (!chosen.empty()) who.person = chosen;
  who.occurredAt = typed.moment("occurred_at");
  const core::Outcome<Answer> answer = carry(typed, who);
  if (!answer) return show(request, site, std::move(form), filler, answer.problems(), statusOf(answer.problems()));
  site.leaveNote(request, withRemarks(site.say(request), form.note, answer->remarks));
  Response response = seeOther(form.back);
  if (request.person.empty() && !chosen.empty()) setCookie(response, kPersonCookie, chosen, kShift);
  return response;
}

}  // namespace muster::app
