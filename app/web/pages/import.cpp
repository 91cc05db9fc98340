// Bringing in a bench file: handed in, shown line by line what would happen, then carried out with one button.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/import_view.h"
#include "app/web/pages/pages.h"
#include "app/workflow/import_profiles.h"
#include "app/workflow/import_quarantine.h"

namespace muster::app {
namespace {

constexpr int kPastShown = 50;

struct PastImport {
  core::Fact fact;
  core::FileImported what;
};

std::vector<PastImport> pastImports(World& world) {
  std::vector<PastImport> past;
  for (auto& fact : world.views.latest(core::store(), 500, {})) {
    if (!fact.kind.starts_with("FileImported/") || past.size() >= kPastShown) continue;
    const auto happening = core::read(fact);
    if (!happening) continue;
    past.push_back({fact, std::get<core::FileImported>(*happening)});
  }
  return past;
}

Response show(const Request& request, Site& site, const core::Problems& problems, int status) {
  const Translator& say = site.say(request);
  World& world = site.world;
  View body;
  setErrors(body, problems, say);
  body.set("benchCss", site.assets.url("bench.css"));
  body.set("profile", fieldView(profileField(say, world, request.form.get("profile")), problems, say));
  body.set("bench", fieldView(benchField(say, world, request.form.get("bench")), problems, say));
  const auto errorOf = [&](const char* field) {
    for (const auto& problem : problems) {
      if (problem.where.field == field) return say.tr(problem);
    }
    return std::string();
  };
  body.set("fileError", errorOf("file")).set("fileWrong", !errorOf("file").empty());
  body.set("ownError", errorOf("own_profile")).set("ownWrong", !errorOf("own_profile").empty());
  const auto open = site.imports.open();
  body.set("hasOpen", !open.empty());
  body.list("open", open, [&](View& row, const ImportStanding& one) {
    row.set("address", "/import/" + one.id).set("name", one.name).set("stage", stageWord(say, one.stage));
  });
  const auto past = pastImports(world);
  const auto calendar = world.calendar();
  body.set("hasPast", !past.empty());
  body.list("past", past, [&](View& row, const PastImport& one) {
    const auto name = world.records.setting("import.name." + one.what.file);
    row.set("at", calendar->localText(one.fact.recordedAt))
        .set("name", name.value_or(one.what.file.substr(0, 12)))
        .set("digest", one.what.file.substr(0, 12));
    row.set("profile", one.what.profile).set("taken", one.what.taken).set("already", one.what.already).set("quarantined", one.what.quarantined);
    row.set("address", "/import/quarantine?file=" + one.what.file).set("hasQuarantined", one.what.quarantined > 0);
  });
  const std::string title = say.tr("Import a bench file");
  return page(request, site, {.templateName = "import", .title = title, .nav = "/import", .status = status}, std::move(body));
}

std::string baseName(const std::string& given) {
  const auto slash = given.find_last_of("/\\");
  return slash == std::string::npos ? given : given.substr(slash + 1);
}

const Upload* uploadOf(const Request& request, std::string_view field) {
  for (const auto& upload : request.uploads) {
    if (upload.field == field && (upload.size > 0 || !upload.fileName.empty())) return &upload;
  }
  return nullptr;
}

}  // namespace

Response importPage(const Request& request, Site& site) { return show(request, site, {}, 200); }

Response handInFile(const Request& request, Site& site) {
  const Upload* file = uploadOf(request, "file");
  if (!file || file->size == 0) {
    return show(
        request, site,
        {{"no-file", core::msg("No file was chosen, or it is empty."), core::msg("Choose the file that the bench wrote."), {.field = "file"}}}, 422);
  }
  std::string profile = request.form.get("profile");
  if (const Upload* own = uploadOf(request, "own_profile")) {
    std::ifstream in(own->path, std::ios::binary);
    const std::string text = own->size > (256u << 10) ? std::string() : std::string(std::istreambuf_iterator<char>(in), {});
    auto kept = keepProfile(site.world, text, baseName(own->fileName));
    if (!kept) {
      auto problems = kept.problems();
      for (auto& problem : problems) {
        const auto& where = problem.where;
        if (where.line > 0)
          problem.text = core::msg("{file} line {line}: {what}",
                                   {{"file", where.file}, {"line", std::to_string(where.line)}, {"what", site.say(request).tr(problem.text)}});
        problem.where.field = "own_profile";
      }
      return show(request, site, problems, 422);
    }
    profile = kept->name;
  }
  const auto id =
      site.imports.handIn({file->path, baseName(file->fileName), file->size, profile, core::plainCode(request.form.get("bench"))}, site.hex(8));
  return seeOther("/import/" + id);
}

Response quarantinePage(const Request& request, Site& site) {
  const Translator& say = site.say(request);
  const std::string file = request.query.get("file");
  auto rows = openQuarantine(site.world, 2000);
  if (!file.empty()) std::erase_if(rows, [&](const QuarantineRow& row) { return row.file != file; });
  constexpr std::size_t kShown = 500;
  const std::size_t all = rows.size();
  if (rows.size() > kShown) rows.resize(kShown);
  View body;
  const auto calendar = site.world.calendar();
  body.set("count", static_cast<int>(all)).set("capped", all > kShown).set("hasRows", !rows.empty()).set("ofOne", !file.empty());
  body.list("rows", rows, [&](View& view, const QuarantineRow& row) {
    const auto name = site.world.records.setting("import.name." + row.file);
    view.set("name", name.value_or(row.file.substr(0, 12)))
        .set("line", row.line)
        .set("text", row.text.substr(0, 300))
        .set("reason", say.tr(toldReason(row)));
    view.set("code", row.code).set("at", calendar->localText(row.at));
  });
  setEmpty(body, say.tr("Nothing is in quarantine"),
           say.tr("Lines of a file that could not be used stand here with the reason, until the file is imported again."), say.tr("Import a file"),
           "/import");
  return page(request, site, {.templateName = "import_quarantine", .title = say.tr("Quarantine"), .nav = "/import"}, std::move(body));
}

}  // namespace muster::app
