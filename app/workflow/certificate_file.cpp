#include "app/workflow/certificate_file.h"

#include <algorithm>

#include "app/workflow/instrument_json.h"
#include "app/workflow/refuse.h"
#include "core/base/identifier.h"

namespace muster::app {
namespace {

bool names(const std::vector<std::string>& serials, const core::UnitState& unit) {
  return std::any_of(serials.begin(), serials.end(), [&](const std::string& serial) {
    const auto plain = core::plainCode(serial);
    const auto same = [&](const std::string& own) { return !own.empty() && core::plainCode(own) == plain; };
    return same(unit.code) || same(unit.serial) || std::any_of(unit.aliases.begin(), unit.aliases.end(), same);
  });
}

std::string listed(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < 5; ++i) text += (text.empty() ? "" : ", ") + all[i];
  return text;
}

}  // namespace

core::Outcome<CertificateFile> readCertificateFile(World& world, const std::string& calibrator, std::string_view xml, const std::string& name) {
  const auto state = calibratorAt(world, core::plainCode(calibrator));
  if (!state) return state.problems();
  const auto& unit = std::get<core::UnitState>((*state)->value);
  auto read = devices::readDcc(xml);
  if (!read) {
    auto problems = read.problems();
    for (auto& problem : problems) problem.where.file = name;
    return problems;
  }
  CertificateFile file{.said = std::move(read).value(), .notes = {}};
  const auto& said = file.said;
  file.stranger = !said.serials.empty() && !names(said.serials, unit);
  if (file.stranger)
    file.notes.push_back(core::msg("it is a certificate of {serials}; {unit} has the serial number {serial}",
                                   {{"serials", listed(said.serials)}, {"unit", unit.code}, {"serial", unit.serial.empty() ? "–" : unit.serial}}));
  if (said.serials.empty()) file.notes.push_back(core::msg("it does not say of which instrument it is: compare the serial numbers"));
  for (const auto& known : unit.certificates) {
    if (!said.number.empty() && known.number == said.number && known.laboratory == said.laboratory && !known.declared)
      file.notes.push_back(
          core::msg("certificate {number} of {calibrator} is recorded already", {{"number", said.number}, {"calibrator", unit.code}}));
  }
  file.flows =
      std::any_of(said.points.begin(), said.points.end(), [](const auto& point) { return point.nominal.dimension() == core::Dimension::flow; });
  if (file.flows) file.notes.push_back(core::msg("it has points of a flow: say with which gas and at which state, as the printed certificate tells"));
  file.notes.insert(file.notes.end(), said.remarks.begin(), said.remarks.end());
  return file;
}

core::Json certificateFileJson(const CertificateFile& file) {
  using core::Json;
  Json::Array serials, notes;
  for (const auto& serial : file.said.serials) serials.push_back(serial);
  for (const auto& note : file.notes) notes.push_back(core::english(note));
  return Json::Object{{"version", file.said.version},
                      {"number", file.said.number},
                      {"laboratory", file.said.laboratory},
                      {"issued", file.said.issued ? Json(core::text(*file.said.issued)) : Json()},
                      {"coverage", file.said.coverage},
                      {"serials", std::move(serials)},
                      {"of_this_instrument", file.said.serials.empty() ? Json() : Json(!file.stranger)},
                      {"points", pointsJson(file.said.points)},
                      {"notes", std::move(notes)}};
}

}  // namespace muster::app
