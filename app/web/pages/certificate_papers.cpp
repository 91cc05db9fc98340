#include "app/web/pages/certificate_papers.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/web/typed_points.h"
#include "app/workflow/papers.h"

namespace muster::app {
namespace {

using Kind = FormField::Kind;
constexpr const char* kNotStated = "not-stated";

const Upload* uploadOf(const Request& request, const std::string& field) {
  for (const Upload& upload : request.uploads) {
    if (upload.field == field && upload.size > 0) return &upload;
  }
  return nullptr;
}

void fillIn(FormPage& form, FormFiller& filler, const std::string& name, const std::string& value) {
  if (value.empty()) return;  // what the file does not say is not taken from the person
  for (FormField& field : form.fields) {
    if (field.name == name) field.value = value, filler.filled.insert(name);
  }
}

bool isFlow(const core::CalibrationPoint& point) { return point.nominal.dimension() == core::Dimension::flow; }

std::string gasOf(const core::FlowState& state) { return state.text().substr(0, state.text().find(' ')); }

std::string referenceOf(const core::FlowState& state) {
  constexpr std::string_view kMark = " standard ";
  const auto at = state.text().find(kMark);
  return at == std::string::npos ? std::string() : state.text().substr(at + kMark.size());
}

}  // namespace

GivenPapers papersGiven(Typed& typed, const AskedUnit& it) {
  GivenPapers papers;
  std::string scan = keepUpload(typed.request(), it.world, "file");
  if (scan.empty()) scan = typed.text("scan_kept");
  const auto dcc = typed.text("dcc_kept");
  const auto gone = [&](const char* field) {
    typed.refuse({"unknown-blob", core::msg("The attached file is no longer there."), core::msg("Attach it again."), {.field = field}});
  };
  if (!scan.empty() && !it.world.blobs.get(scan)) gone("file");
  if (!dcc.empty()) {
    const auto xml = it.world.blobs.get(dcc);
    auto file = xml ? readCertificateFile(it.world, it.code, *xml, "") : core::Outcome<CertificateFile>(core::Problem{});
    if (file)
      papers.file = std::move(file).value();
    else
      gone("dcc");
  }
  papers.document = boundPapers({scan, dcc});
  return papers;
}

GivenPapers papersInstead(Typed& typed, const AskedUnit& it, const std::string& document) {
  const auto scan = keepUpload(typed.request(), it.world, "file");
  if (scan.empty()) return {};
  std::vector<std::string> papers{scan};
  for (const auto& digest : unboundPapers(document)) {
    const auto bytes = it.world.blobs.get(digest);
    if (bytes && devices::looksLikeDcc(std::string_view(*bytes).substr(0, 4096))) papers.push_back(digest);
  }
  return {boundPapers(papers), {}};
}

void offerFile(FormFiller& filler, const Translator& say) {
  filler.name = "dcc", filler.label = say.tr("Digital calibration certificate (DCC, XML)"), filler.button = say.tr("Read it");
  filler.hint = say.tr("It fills the form in, for you to look over. Nothing is accepted by reading it. It is kept with the certificate.");
}

void carryPapers(const Request& request, const AskedUnit& it, FormPage& form, FormFiller& filler) {
  if (!request.writes()) return;
  std::string scan = keepUpload(request, it.world, "file");
  if (scan.empty()) scan = request.form.get("scan_kept");
  if (!scan.empty()) {
    filler.carried.emplace_back("scan_kept", scan);
    form.file = it.say.tr("The certificate, as a scan: one is attached already, another one takes its place");
  }
  if (const auto dcc = request.form.get("dcc_kept"); !dcc.empty()) filler.carried.emplace_back("dcc_kept", dcc);
}

bool asksToRead(const Request& request) { return request.form.get("do") == "read" || uploadOf(request, "dcc"); }

Response readCertificateIn(const Request& request, Site& site, const AskedUnit& it, FormPage form, FormFiller filler) {
  const Translator& say = it.say;
  const Upload* upload = uploadOf(request, "dcc");
  if (!upload)
    return showForm(request, site, std::move(form), filler,
                    {{"no-file", core::msg("no file was chosen"), core::msg("choose the XML file that the laboratory sent"), {.field = "dcc"}}});
  std::ifstream in(upload->path, std::ios::binary);
  const std::string xml(std::istreambuf_iterator<char>(in), {});
  auto read = readCertificateFile(it.world, it.code, xml, "");
  if (!read) {
    auto problems = read.problems();
    for (auto& problem : problems) {
      if (problem.where.line > 0)
        problem.text = core::msg("line {line}: {what}", {{"line", std::to_string(problem.where.line)}, {"what", say.tr(problem.text)}});
      problem.where.field = "dcc";
    }
    return showForm(request, site, std::move(form), filler, problems);
  }
  const auto& said = read->said;
  std::erase_if(filler.carried, [](const auto& one) { return one.first == "dcc_kept"; });  // another one was read before
  filler.carried.emplace_back("dcc_kept", it.world.blobs.put(xml, "application/xml"));
  fillIn(form, filler, "number", said.number), fillIn(form, filler, "laboratory", said.laboratory);
  fillIn(form, filler, "issued", said.issued ? core::text(*said.issued) : std::string());
  fillIn(form, filler, "points", typedOf(said.points)), fillIn(form, filler, "coverage", said.coverage);
  form.lead =
      say.tr(core::msg("Read from the file: {count} points. Compare them with the printed certificate, then accept it; nothing is recorded yet.",
                       {{"count", std::to_string(said.points.size())}}));
  form.warningTitle = say.tr("Look at this before you accept it");
  for (const auto& note : read->notes) form.warnings.push_back(say.tr(note));
  form.offers.clear();
  return showForm(request, site, std::move(form), filler, {});
}

void addFlow(FormPage& form, const Translator& say, const std::vector<core::CalibrationPoint>& told) {
  std::optional<core::FlowState> state;
  for (const auto& point : told)
    if (point.nominal.flow) state = point.nominal.flow;
  form.fields.push_back({.kind = Kind::choice,
                         .name = "flow_gas",
                         .label = say.tr("Points of a flow: the gas"),
                         .value = state ? gasOf(*state) : "",
                         .choices = {{"", say.tr("no flow, or not said yet")},
                                     {"O2", say.tr("oxygen")},
                                     {"air", say.tr("air")},
                                     {"N2", say.tr("nitrogen")},
                                     {kNotStated, say.tr("the certificate does not say it")}}});
  form.fields.push_back({.kind = Kind::choice,
                         .name = "flow_state",
                         .label = say.tr("Points of a flow: stated at"),
                         .value = !state                                         ? ""
                                  : state->kind == core::FlowState::Kind::actual ? "actual"
                                                                                 : "standard",
                         .choices = {{"", say.tr("no flow, or not said yet")},
                                     {"actual", say.tr("temperature and pressure of the place")},
                                     {"standard", say.tr("a reference state")}}});
  form.fields.push_back({.kind = Kind::text,
                         .name = "flow_reference",
                         .label = say.tr("The reference state"),
                         .hint = say.tr("As the certificate says, for example: 0 °C 101.325 kPa"),
                         .value = state ? referenceOf(*state) : ""});
}

void typedFlow(Typed& typed, std::vector<core::CalibrationPoint>& points, bool asked) {
  const auto gas = typed.text("flow_gas"), kind = typed.text("flow_state");
  if (std::none_of(points.begin(), points.end(), isFlow) || gas == kNotStated) return;
  if (gas.empty()) {
    if (asked || !kind.empty())
      typed.refuse({"flow-not-said",
                    core::msg("it is not said with which gas the flow was measured"),
                    core::msg("choose it as the printed certificate tells; it may be that it does not say it"),
                    {.field = "flow_gas"}});
    return;
  }
  if (kind.empty())
    return typed.refuse({"flow-not-said",
                         core::msg("it is not said at which state the flow is stated"),
                         core::msg("choose it as the printed certificate tells"),
                         {.field = "flow_state"}});
  const auto state = core::FlowState::parse(gas + (kind == "standard" ? " standard " + typed.text("flow_reference") : " actual"));
  if (!state)
    return typed.refuse({"bad-flow-state",
                         core::msg("the reference state cannot be read"),
                         core::msg("write temperature and pressure with their units: 0 °C 101.325 kPa"),
                         {.field = "flow_reference"}});
  for (auto& point : points)
    if (isFlow(point)) point.nominal.flow = *state;
}

}  // namespace muster::app
