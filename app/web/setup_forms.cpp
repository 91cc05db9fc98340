#include "app/web/setup_forms.h"

#include <algorithm>

#include "app/web/ask.h"
#include "app/web/edge.h"
#include "app/web/layout.h"
#include "app/web/refusal_status.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

constexpr int kShift = 12 * 3600;

const core::Problem* problemOf(const core::Problems& problems, const std::string& field) {
  const auto found = std::find_if(problems.begin(), problems.end(), [&](const core::Problem& one) { return one.where.field == field; });
  return found == problems.end() ? nullptr : &*found;
}

std::string standing(const Request& request, const SheetColumn& column, const SheetRow& row) {
  if (request.writes()) return request.form.get(cellName(column.id, row.id));
  const auto offered = row.offered.find(column.id);
  return offered == row.offered.end() ? column.offered : offered->second;
}

void setCell(View& cell, const Translator& say, const Request& request, const SheetColumn& column, const SheetRow& row,
             const core::Problems& problems) {
  const std::string name = cellName(column.id, row.id), value = standing(request, column, row);
  const auto closed = row.closed.find(column.id);
  const auto* problem = problemOf(problems, name);
  const bool open = closed == row.closed.end();
  cell.set("name", name).set("value", value).set("label", row.head + " " + column.title + (column.hint.empty() ? "" : " " + column.hint));
  cell.set("column", column.title + (column.hint.empty() ? "" : " · " + column.hint) + (column.unit.empty() ? "" : " " + column.unit));
  cell.set("isClosed", !open).set("closed", open ? std::string() : closed->second);
  cell.set("isChoice", open && !column.choices.empty()).set("isText", open && column.choices.empty());
  cell.set("hasError", problem != nullptr).set("error", problem ? say.tr(*problem) : std::string());
  cell.list("choices", column.choices, [&](View& option, const FormField::Choice& one) {
    option.set("value", one.value).set("word", one.word).set("chosen", one.value == value);
  });
}

}  // namespace

std::string cellName(const std::string& column, const std::string& row) { return "v." + column + "." + row; }

std::string cellText(const Request& request, const std::string& column, const std::string& row) {
  return std::string(core::trimmed(request.form.get(cellName(column, row))));
}

View sheetBody(const std::string& title, const std::string& lead, const std::string& action, const std::string& button, const std::string& back) {
  View body;
  body.set("title", title).set("lead", lead).set("action", action).set("button", button).set("back", back);
  body.set("hasCount", false).set("hasKinds", false).set("nothing", false).set("hasForm", true).set("upload", false).set("hasDone", false);
  body.set("hasSheet", false).set("draft", "fresh").set("hidden", std::vector<View>()).set("fields", std::vector<View>()).set("hasErrors", false);
  return body;
}

void setSheet(View& body, const Translator& say, const Request& request, const std::string& rowTitle, const std::vector<SheetColumn>& columns,
              const std::vector<SheetRow>& rows, const core::Problems& problems) {
  body.set("hasSheet", !rows.empty()).set("rowTitle", rowTitle);
  body.set("hasDays", std::any_of(columns.begin(), columns.end(), [](const SheetColumn& column) { return column.date; }));
  body.list("columns", columns, [](View& view, const SheetColumn& column) {
    view.set("title", column.title)
        .set("hint", column.hint)
        .set("hasHint", !column.hint.empty())
        .set("unit", column.unit)
        .set("hasUnit", !column.unit.empty());
  });
  body.list("rows", rows, [&](View& view, const SheetRow& row) {
    view.set("head", row.head).set("note", row.note).set("hasRowNote", !row.note.empty());
    view.list("cells", columns, [&](View& cell, const SheetColumn& column) { setCell(cell, say, request, column, row, problems); });
  });
}

void setFields(View& body, const Translator& say, const Request& request, Site& site, std::vector<FormField> fields, const core::Problems& problems) {
  if (!site.world.views.people().empty()) {
    fields.push_back({.kind = FormField::Kind::choice,
                      .name = "person",
                      .label = say.tr("Who tells this"),
                      .value = request.person,
                      .choices = personChoices(say, site.world)});
  }
  std::vector<View> views;
  for (FormField& field : fields) {
    if (request.form.has(field.name)) field.value = request.form.get(field.name);
    views.push_back(fieldView(field, problems, say));
  }
  body.set("fields", std::move(views)).set("draft", request.writes() ? "typed" : "fresh");
  setErrors(body, problems, say);
}

void setHidden(View& body, const std::string& name, const std::string& value) {
  std::vector<View> hidden(1);
  hidden.front().set("name", name).set("value", value);
  body.set("hidden", std::move(hidden));
}

Response sheetPage(const Request& request, Site& site, const std::string& title, View body, const core::Problems& problems) {
  const int status = problems.empty() ? 200 : answerStatus(problems);
  return page(request, site, {.templateName = "sheet_page", .title = title, .nav = "/setup", .status = status}, std::move(body));
}

Who toldBy(const Request& request) {
  Who who = whoOf(request);
  if (request.form.has("person")) who.person = request.form.get("person");
  return who;
}

int answerStatus(const core::Problems& problems) { return statusOf(problems); }

Response doneWith(const Request& request, Site& site, core::Message note, const std::vector<core::Message>& remarks, const std::string& next) {
  const Translator& say = site.say(request);
  std::string text = say.tr(note);
  for (const core::Message& remark : remarks) text += say.tr("; ") + say.tr(remark);
  site.leaveNote(request, {"{text}", {{"text", text}}});
  Response response = seeOther(next);
  const std::string chosen = request.form.get("person");
  if (!chosen.empty() && chosen != request.person) setCookie(response, kPersonCookie, chosen, kShift);
  return response;
}

int typedCount(const Request& request, const std::string& name, int usual, int most) {
  const auto number = core::Decimal::parse(core::plainNumber(request.query.get(name)));
  if (!number || number->scale() != 0) return usual;
  return static_cast<int>(std::clamp<std::int64_t>(number->coefficient(), 1, most));
}

}  // namespace muster::app
