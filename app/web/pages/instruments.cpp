// Instruments that are plugged into this computer: which, where, what they measure, whose certificate speaks for them.
#include <algorithm>
#include <fstream>

#include "app/web/ask.h"
#include "app/web/layout.h"
#include "app/web/pages/bench_form.h"
#include "app/web/pages/import_view.h"
#include "app/web/pages/pages.h"
#include "app/web/parts.h"
#include "core/base/plain_text.h"

namespace muster::app {
namespace {

using core::msg;
using Kind = FormField::Kind;

std::string dimensionWord(const Translator& say, core::Dimension dimension) {
  switch (dimension) {
    case core::Dimension::pressure: return say.tr("pressure");
    case core::Dimension::flow: return say.tr("flow");
    case core::Dimension::temperature: return say.tr("temperature");
    case core::Dimension::mass: return say.tr("mass");
    default: return say.tr("other");
  }
}

std::string channelsText(const Translator& say, const devices::Model& model, const std::vector<std::string>& used) {
  std::string text;
  for (const auto& channel : model.channels) {
    if (!used.empty() && std::find(used.begin(), used.end(), channel.id) == used.end()) continue;
    text += (text.empty() ? "" : ", ") + say.tr(channel.title) + ": " + dimensionWord(say, channel.dimension);
    if (channel.from && channel.to) text += " " + channel.from->text() + " – " + channel.to->text();
  }
  return text;
}

void setMeters(View& body, const Translator& say, World& world) {
  const auto meters = world.meters ? world.meters->all() : std::vector<MeterSeen>();
  body.set("hasMeters", !meters.empty());
  body.list("meters", meters, [&](View& row, const MeterSeen& meter) {
    const bool there = meter.state == MeterSeen::State::there, away = meter.state == MeterSeen::State::away;
    row.set("stateClass", there ? "ready" : away ? "bad" : "unk");
    row.set("stateWord", there ? say.tr("connected") : away ? say.tr("away") : say.tr("not in use"));
    row.set("name", meter.settings.name)
        .set("title", say.tr(meter.model.title))
        .set("port", meter.settings.port)
        .set("calibrator", meter.settings.calibrator);
    row.set("calibratorAddress", unitPath(meter.settings.calibrator))
        .set("simulated", meter.simulated)
        .set("channels", channelsText(say, meter.model, meter.settings.channels));
    row.set("confirmed", meter.model.confirmed).set("source", say.tr(meter.model.source));
    row.set("hasTrouble", away && meter.trouble).set("trouble", meter.trouble ? say.tr(*meter.trouble) : std::string());
  });
}

void setForm(View& body, const Request& request, Site& site, const InstrumentModels& models, const core::Problems& problems) {
  const Translator& say = site.say(request);
  const auto typed = [&](const char* name) { return request.form.get(name, request.query.get(name)); };
  FormField model{Kind::choice,
                  "model",
                  say.tr("Model"),
                  say.tr("Figures marked in its notes as not tried are to be confirmed with the instrument"),
                  typed("model"),
                  "",
                  {{"", say.tr("choose the model")}}};
  for (const auto& one : models.all) model.choices.push_back({one.id, say.tr(one.title)});
  FormField calibrator = benchField(say, site.world, typed("calibrator"));
  calibrator.name = "calibrator", calibrator.label = say.tr("Its record"),
  calibrator.hint = say.tr("The bench, gauge or flow meter of the ledger whose certificate speaks for it");
  calibrator.choices.front().word = say.tr("choose its record");
  const FormField fields[] = {
      {Kind::text, "name", say.tr("Name"), say.tr("Short, as written on it: manometer"), typed("name"), "", {}},
      model,
      {Kind::text, "port", say.tr("Port"), say.tr("serial:/dev/ttyUSB0, or tcp:HOST:PORT for a box on the network"), typed("port"), "", {}},
      {Kind::text, "address", say.tr("Address on a bus"), say.tr("Only where several hang on one line"), typed("address"), "", {}},
      calibrator,
      {Kind::text, "channel", say.tr("Channels"), say.tr("Only where not all of the model are used; by commas"), typed("channel"), "", {}}};
  std::vector<View> views;
  for (const auto& field : fields) views.push_back(fieldView(field, problems, say));
  body.set("fields", std::move(views));
}

void setSearch(View& body, const Translator& say, const std::optional<InstrumentSearch>& search, const InstrumentModels& models) {
  body.set("hasSearch", search.has_value()).set("running", search && search->running);
  if (!search) return;
  body.set("percent", search->toTry == 0 ? 100 : search->tried * 100 / search->toTry)
      .set("now", search->port + " · " + say.tr(search->way))
      .set("cancelled", search->cancelled);
  body.set("nothing", !search->running && search->found.empty());
  body.list("found", search->found, [&](View& row, const FoundInstrument& one) {
    const auto* model = models.find(one.model);
    row.set("title", model ? say.tr(model->title) : one.model).set("port", one.port.text()).set("serial", one.identity.serial);
    row.set("address", "/instruments?model=" + urlEncoded(one.model) + "&port=" + urlEncoded(one.port.text()) + "#add");
  });
  body.list("unopened", search->problems, [&](View& row, const core::Problem& problem) { row.set("text", say.tr(problem)); });
}

Response show(const Request& request, Site& site, const core::Problems& problems) {
  const Translator& say = site.say(request);
  View body;
  setErrors(body, problems, say);
  body.set("benchCss", site.assets.url("bench.css"));
  setMeters(body, say, site.world);
  const auto models = instrumentModels(site.world);
  const auto search = site.finder.standing();
  setForm(body, request, site, models, problems);
  setSearch(body, say, search, models);
  std::string bad;
  for (const auto& problem : models.problems) bad += say.tr(problem) + " ";
  body.set("hasBad", !bad.empty()).set("bad", bad);
  PageHead head{
      .templateName = "instruments", .title = say.tr("Instruments"), .nav = "/bench", .status = problems.empty() ? 200 : statusFor(problems)};
  if (search && search->running) head.reloadSeconds = 1;
  return page(request, site, std::move(head), std::move(body));
}

std::vector<std::string> split(const std::string& typed) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : typed + ",") {
    if (c != ',')
      part += c;
    else if (const auto plain = std::string(core::trimmed(part)); !plain.empty())
      parts.push_back(plain), part.clear();
    else
      part.clear();
  }
  return parts;
}

core::Outcome<core::Nothing> handIn(const Request& request, Site& site) {
  for (const Upload& upload : request.uploads) {
    std::ifstream in(upload.path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.find("[[instrument]]") != std::string::npos) return keepInstruments(site.world, text, upload.fileName);
    auto model = keepModel(site.world, text, upload.fileName);
    if (!model) return model.problems();
    return core::Nothing{};
  }
  return core::Problem{"empty", msg("no file was chosen"), msg("choose a file of a model or of instruments (.toml)"), {.field = "file"}};
}

core::Outcome<core::Nothing> find(const Request& request, Site& site) {
  auto ports = devices::serialPorts();
  if (const auto host = std::string(core::trimmed(core::plainForms(request.form.get("host")))); !host.empty()) {
    auto address =
        devices::PortAddress::parse(host.starts_with("tcp:") || host.starts_with("serial:") || host.starts_with("/") ? host : "tcp:" + host);
    if (!address) {
      auto problems = address.problems();
      for (auto& problem : problems) problem.where.field = "host";
      return problems;
    }
    ports = {*address};
  }
  if (ports.empty())
    return core::Problem{"no-ports",
                         msg("this computer has no serial port with something plugged in"),
                         msg("plug the instrument in, or give the address of its box on the network"),
                         {.field = "host"}};
  site.finder.begin(ports, instrumentModels(site.world).all,
                    [](const devices::PortAddress& address, const devices::LineSettings& line) { return devices::openPort(address, line); });
  return core::Nothing{};
}

}  // namespace

Response instrumentsPage(const Request& request, Site& site) { return show(request, site, {}); }

Response changeInstruments(const Request& request, Site& site) {
  const std::string wish = request.form.get("do");
  core::Outcome<core::Nothing> done = core::Nothing{};
  core::Message note;
  if (wish == "find") {
    done = find(request, site);
  } else if (wish == "cancel") {
    site.finder.cancel();
  } else if (wish == "file") {
    done = handIn(request, site);
    note = msg("The file is taken in.");
  } else if (wish.starts_with("remove:")) {
    done = removeInstrument(site.world, wish.substr(7));
    note = msg("{name} is taken off the list.", {{"name", wish.substr(7)}});
  } else {
    devices::InstrumentSettings settings;
    settings.name = core::trimmed(core::plainForms(request.form.get("name"))), settings.model = request.form.get("model");
    settings.port = core::trimmed(core::plainForms(request.form.get("port"))), settings.address = core::trimmed(request.form.get("address"));
    settings.calibrator = core::plainCode(request.form.get("calibrator"));
    settings.channels = split(request.form.get("channel"));
    done = keepInstrument(site.world, settings);
    note = msg("{name} is on the list.", {{"name", settings.name}});
  }
  if (!done) {
    auto problems = done.problems();
    for (auto& problem : problems) {
      if (problem.where.field == "channels") problem.where.field = "channel";
    }
    return show(request, site, problems);
  }
  if (!note.empty()) site.leaveNote(request, note);
  return seeOther("/instruments");
}

}  // namespace muster::app
