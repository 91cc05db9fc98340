// Corrective actions: opened, and entered part by part. The page of the case shows them.
#include "app/workflow/corrective.h"
#include "app/web/code_words.h"
#include "app/web/form_page.h"
#include "app/web/pages/pages.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

using Kind = FormField::Kind;

// "BG4-01, BG4-02": codes with commas or blanks between them.
std::vector<std::string> codesIn(const std::string& typed) {
  std::vector<std::string> codes;
  std::string code;
  for (const char c : typed + " ") {
    if (c != ' ' && c != ',' && c != '\n' && c != '\r') {
      code += c;
    } else if (!code.empty()) {
      codes.push_back(std::move(code)), code.clear();
    }
  }
  return codes;
}

}  // namespace

Response newCorrectivePage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  FormPage form{.title = say.tr("Open a corrective action"), .button = say.tr("Open it"), .back = "/cases", .nav = "/rules"};
  form.lead = say.tr("Work that did not conform: its cause, how far it reaches, the correction, whether that held, and the end.");
  form.fields.push_back({.kind = Kind::area, .name = "title", .label = say.tr("What went wrong")});
  form.fields.push_back(
      {.kind = Kind::text, .name = "units", .label = say.tr("Units it concerns"), .hint = say.tr("Codes with commas between them; may stay empty.")});
  form.note = core::msg("The corrective action is open");
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    return openCorrective(site.world, who, {typed.text("title"), codesIn(typed.text("units"))});
  });
}

Response correctivePartPage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const auto file = core::plainCode(request.params.get("file"));
  FormPage form{.title = say.tr(core::msg("Corrective action {code}", {{"code", file}})),
                .button = say.tr("Enter it"),
                .back = "/cases/" + urlEncoded(file),
                .nav = "/rules"};
  FormField part{.kind = Kind::choice, .name = "part", .label = say.tr("Which part"), .value = request.query.get("part")};
  for (const std::string_view one : kCorrectiveParts) part.choices.push_back({std::string(one), codeWord(say, "corrective-" + std::string(one))});
  form.fields.push_back(std::move(part));
  form.fields.push_back({.kind = Kind::area, .name = "text", .label = say.tr("In your words")});
  form.fields.push_back(
      {.kind = Kind::date, .name = "until", .label = say.tr("Day"), .hint = say.tr("Correction: to be done by. Effectiveness: to be looked at on.")});
  form.fields.push_back({.kind = Kind::choice,
                         .name = "good",
                         .label = say.tr("Is the correction carried out; did it hold?"),
                         .choices = {{"no", say.tr("Not yet, or not")}, {"yes", say.tr("Yes")}}});
  form.note = core::msg("{code}: entered", {{"code", file}});
  return answerForm(request, site, std::move(form), [&](Typed& typed, const Who& who) -> core::Outcome<Answer> {
    const auto until = typed.date("until");
    if (!typed.ok()) return typed.problems();
    return enterCorrective(site.world, who, {file, typed.text("part"), typed.text("text"), until, typed.text("good") == "yes"});
  });
}

}  // namespace muster::app
