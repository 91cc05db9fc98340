#include "app/web/setup_forms.h"

#include <algorithm>
#include <fstream>

#include "app/web/ask.h"
#include "app/web/edge.h"
#include "app/web/refusal_status.h"
#include "core/base/local_time.h"
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

std::optional<core::Date> readDay(const std::string& typed, const std::string& field, core::Problems& problems) {
  if (core::trimmed(core::plainForms(typed)).empty()) return std::nullopt;
  auto day = core::parseTypedDate(typed);
  if (day) return *day;
  for (core::Problem problem : day.problems()) {
    problem.where.field = field;
    problems.push_back(std::move(problem));
  }
  return std::nullopt;
}

std::optional<core::Quantity> readPressureOf(const std::string& typed, const std::string& field, core::Problems& problems) {
  const std::string plain = core::plainNumber(typed);
  if (plain.empty()) return std::nullopt;
  if (const auto bare = core::Decimal::parse(plain)) return core::Quantity{*bare, core::Unit::megapascal, {}};
  auto quantity = core::Quantity::parse(plain);
  if (quantity) return *quantity;
  for (core::Problem problem : quantity.problems()) {
    problem.where.field = field;
    problems.push_back(std::move(problem));
  }
  return std::nullopt;
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
  const auto people = presentPeople(site.world);
  if (!people.empty()) {
    FormField who{.kind = FormField::Kind::choice, .name = "person", .label = say.tr("Who tells this"), .value = request.person};
    who.choices.push_back({"", say.tr("Choose a name")});
    for (const PersonRecord& person : people) who.choices.push_back({person.code, person.name + " " + person.staffNumber});
    fields.push_back(std::move(who));
  }
  std::vector<View> views;
  for (FormField& field : fields) {
    if (request.form.has(field.name)) field.value = request.form.get(field.name);
    views.push_back(fieldView(field, problems, say));
  }
  body.set("fields", std::move(views)).set("draft", request.writes() ? "typed" : "fresh");
  setErrors(body, problems, say);
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

std::string keepScan(const Request& request, World& world, const std::string& field) {
  for (const Upload& upload : request.uploads) {
    if (upload.field != field || upload.size == 0) continue;
    std::ifstream in(upload.path, std::ios::binary);
    return world.blobs.putStream(in, upload.mediaType);
  }
  return {};
}

std::vector<PersonRecord> presentPeople(World& world) {
  std::vector<PersonRecord> present;
  for (const std::string& code : world.views.people()) {
    auto record = world.records.person(code);
    present.push_back(record ? std::move(*record) : PersonRecord{.code = code, .name = code});
  }
  return present;
}

std::string nameAndNumber(World& world, const std::string& person) {
  const auto record = world.records.person(person);
  return !record ? person : record->staffNumber.empty() ? record->name : record->name + " " + record->staffNumber;
}

int typedCount(const Request& request, const std::string& name, int usual, int most) {
  const auto number = core::Decimal::parse(core::plainNumber(request.query.get(name)));
  if (!number || number->scale() != 0) return usual;
  return static_cast<int>(std::clamp<std::int64_t>(number->coefficient(), 1, most));
}

}  // namespace muster::app
