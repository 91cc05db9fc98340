#include "app/web/layout.h"

#include <array>
#include <utility>

#include "app/web/routes.h"
#include "app/workflow/open_store.h"
#include "core/base/digest.h"
#include "core/journal/json.h"

namespace muster::app {
namespace {

struct NavEntry {
  std::string path, word;
};

std::vector<NavEntry> navigation(const Translator& say) {
  return {{"/", say.tr("Readiness")},    {"/racks", say.tr("Racks")},     {"/scan", say.tr("Scan")},
          {"/bench", say.tr("Bench")},   {"/due", say.tr("Due")},         {"/ledger", say.tr("Ledger")},
          {"/import", say.tr("Import")}, {"/journal", say.tr("Journal")}, {"/rules", say.tr("Rules")}};
}

// The same page with one choice changed; the rest of the question stays.
std::string withChoice(const Request& request, std::string_view key, std::string_view value) {
  std::string out = "?";
  for (const auto& [name, held] : request.query.all()) {
    if (name != key) out += urlEncoded(name) + "=" + urlEncoded(held) + "&";
  }
  return out + std::string(key) + "=" + urlEncoded(value);
}

// The page that is shown, with its question; one of the choices left out. A page that answers a form leads to the page of that form.
std::string addressWithout(const Request& request, std::string_view key) {
  if (request.writes()) return findRoute(routes(), "GET", request.path).route ? request.path : "/";
  std::string out = request.path;
  char joint = '?';
  for (const auto& [name, held] : request.query.all()) {
    if (name == key) continue;
    out += std::exchange(joint, '&') + urlEncoded(name) + "=" + urlEncoded(held);
  }
  return out;
}

void setPeople(View& view, const Request& request, Site& site) {
  std::string current;
  view.list("people", site.world.records.people(), [&](View& row, const PersonRecord& person) {
    const bool chosen = person.code == request.person;
    if (chosen) current = person.name;
    row.set("code", person.code).set("name", person.name).set("number", person.staffNumber).set("chosen", chosen);
  });
  view.set("personName", current).set("personChosen", !current.empty());
}

void setFooter(View& view, Site& site, core::Instant at) {
  const core::Head head = site.world.journal.head();
  const std::string local = site.world.calendar()->localText(at);
  constexpr std::int64_t kMinute = 60'000'000;  // whole minutes: the page keeps its ETag until the clock on it moves
  view.set("asOf", local)
      .set("asOfExact", core::text(core::Instant{at.micros - at.micros % kMinute}))
      .set("clock", local.size() >= 16 ? local.substr(11, 5) : local);
  view.set("headSize", std::to_string(head.size)).set("headHash", core::hex(head.root).substr(0, 8));
  view.set("demonstration", isDemonstration(site.world)).set("version", site.options.version);
}

}  // namespace

Response page(const Request& request, Site& site, PageHead head, View body) {
  const Translator& say = site.say(request);
  body.set("as", request.person).set("token", request.token).setEach("command", [&site] { return site.hex(16); });
  View frame;
  frame.setHtml("bodyHtml", site.templates.render(head.templateName, say, body));
  frame.set("title", head.title).set("language", say.language() == "qps" ? std::string("en") : say.language()).set("theme", request.theme);
  frame.set("as", request.person).set("token", request.token).setEach("command", [&site] { return site.hex(16); });
  frame.list("navigation", navigation(say),
             [&](View& row, const NavEntry& entry) { row.set("path", entry.path).set("word", entry.word).set("current", entry.path == head.nav); });
  const std::vector<std::pair<std::string, std::string>> themes = {
      {"auto", say.tr("Auto")}, {"light", say.tr("Light")}, {"dark", say.tr("Dark")}, {"red", say.tr("Red")}};
  frame.list("themes", themes, [&](View& row, const auto& theme) {
    row.set("address", withChoice(request, "theme", theme.first)).set("word", theme.second).set("current", theme.first == request.theme);
  });
  frame.list("languages", site.languages.offers(), [&](View& row, const Languages::Offer& offer) {
    row.set("address", withChoice(request, "lang", offer.code)).set("code", offer.code).set("name", offer.name);
    row.set("other", offer.code != say.language());
  });
  for (const char* css : {"tokens", "components", "print"}) frame.set(std::string(css) + "Css", site.assets.url(std::string(css) + ".css"));
  frame.set("script", site.assets.url("muster.js")).set("draftScript", site.assets.url("draft.js")).set("icon", site.assets.url("icon.svg"));
  frame.set("station", head.station).set("reload", std::to_string(head.reloadSeconds)).set("reloads", head.reloadSeconds > 0);
  const bool past = head.at != core::Instant::distantPast();
  const auto note = request.writes() ? std::nullopt : site.takeNote(request);
  frame.set("past", past).set("note", note ? say.tr(*note) : std::string()).set("hasNote", note.has_value());
  frame.set("here", addressWithout(request, {})).set("nowAddress", addressWithout(request, "at"));
  setPeople(frame, request, site);
  setFooter(frame, site, past ? head.at : site.world.clock.now());
  Response response;
  response.status = head.status;
  response.body = site.templates.render("layout", say, frame).text;
  return response;
}

Response refused(const Request& request, Site& site, int status, const core::Problems& problems) {
  // A program reads English unless it asked otherwise, whatever language people have chosen here.
  const bool english = request.wantsJson() && !request.query.has("lang");
  const Translator& say = english ? site.languages.translator("en") : site.say(request);
  if (request.wantsJson()) {
    core::Json::Array list;
    for (const core::Problem& problem : problems) {
      core::Json::Object one{{"code", problem.code}, {"text", say.tr(problem.text)}};
      if (!problem.remedy.empty()) one.emplace("remedy", say.tr(problem.remedy));
      if (!problem.where.field.empty()) one.emplace("field", problem.where.field);
      if (problem.where.line > 0) one.emplace("line", problem.where.line);
      list.emplace_back(std::move(one));
    }
    return jsonAnswer(core::canonical(core::Json::Object{{"problems", std::move(list)}, {"request", request.id}, {"status", status}}), status);
  }
  View body;
  body.set("status", status).set("request", request.id);
  body.list("problems", problems, [&](View& row, const core::Problem& problem) {
    row.set("text", say.tr(problem.text)).set("remedy", say.tr(problem.remedy)).set("field", problem.where.field);
  });
  const std::string title = status == 404 ? say.tr("Not found") : status == 500 ? say.tr("Something failed") : say.tr("This was refused");
  body.set("title", title);
  return page(request, site, {.templateName = "error", .title = title, .status = status}, std::move(body));
}

}  // namespace muster::app
