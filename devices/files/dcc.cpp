#include "devices/files/dcc.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "core/base/plain_text.h"
#include "devices/files/dsi.h"
#include "devices/files/utf8.h"

namespace muster::devices {
namespace {

using pugi::xml_node;
constexpr std::string_view kDcc = "https://ptb.de/dcc", kSi = "https://ptb.de/si";

// What its prefix means where it stands.
std::string_view spaceOf(xml_node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  const std::string wanted = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (; node; node = node.parent())
    if (const auto told = node.attribute(wanted.c_str())) return told.value();
  return {};
}

bool is(xml_node node, std::string_view space, std::string_view local) {
  std::string_view name = node.name();
  if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name == local && spaceOf(node) == space;
}

xml_node child(xml_node node, std::string_view space, std::string_view local) {
  for (xml_node one : node.children())
    if (is(one, space, local)) return one;
  return {};
}

std::vector<xml_node> children(xml_node node, std::string_view space, std::string_view local) {
  std::vector<xml_node> out;
  for (xml_node one : node.children())
    if (is(one, space, local)) out.push_back(one);
  return out;
}

xml_node down(xml_node node, std::initializer_list<std::string_view> path, std::string_view space = kDcc) {
  for (const auto step : path) node = child(node, space, step);
  return node;
}

std::string text(xml_node node) { return std::string(core::trimmed(node.text().get())); }

std::vector<std::string> words(const std::string& all) {
  std::vector<std::string> out;
  for (std::size_t at = all.find_first_not_of(" \t\r\n"); at != std::string::npos;) {
    const std::size_t end = std::min(all.find_first_of(" \t\r\n", at), all.size());
    out.push_back(all.substr(at, end - at));
    at = all.find_first_not_of(" \t\r\n", end);
  }
  return out;
}

enum class Role { none, nominal, reference, shown, error };
enum class State { found, left };

// A quantity of a result: as many values as points, and their expanded uncertainty where it is given.
struct Column {
  Role role = Role::none;
  std::vector<core::Quantity> values, uncertainties;
};

struct Line {
  core::Quantity nominal;
  std::optional<core::Quantity> error, uncertainty;
};

class Reader {
 public:
  explicit Reader(std::string_view xml) : xml_(xml) {}

  core::Outcome<Dcc> read(xml_node root) {
    out_.version = root.attribute("schemaVersion").value();
    administrative(child(root, kDcc, "administrativeData"));
    for (const xml_node result : children(child(root, kDcc, "measurementResults"), kDcc, "measurementResult"))
      if (!measurement(result)) return problem_;
    for (const std::string& k : factors_) out_.coverage += (out_.coverage.empty() ? "" : ", ") + k;
    remark();
    if (out_.points.empty())
      return core::Problem{"no-points",
                           core::msg("no result of the certificate has a true value with the error there"),
                           core::msg("Type the points as the certificate prints them"),
                           {}};
    return std::move(out_);
  }

  core::Where at(xml_node node) const {
    const auto offset = node.offset_debug();
    if (offset < 0 || static_cast<std::size_t>(offset) > xml_.size()) return {};
    return {"", static_cast<int>(1 + std::count(xml_.begin(), xml_.begin() + offset, '\n')), 0, ""};
  }

 private:
  bool refuse(core::Problem problem, xml_node node) {
    problem.where = at(node);
    problem_ = std::move(problem);
    return false;
  }

  void administrative(xml_node data) {
    const xml_node core = child(data, kDcc, "coreData");
    out_.number = text(child(core, kDcc, "uniqueIdentifier"));
    for (const char* name : {"issueDate", "endPerformanceDate", "beginPerformanceDate"}) {
      const auto day = core::parseDate(text(child(core, kDcc, name)).substr(0, 10));  // a day may carry its zone
      if (out_.issued || !day) continue;
      out_.issued = *day;
      if (name != std::string_view("issueDate"))
        out_.remarks.push_back(
            core::msg("it does not say when it was issued: {day}, the day the work was done, stands instead", {{"day", core::text(*day)}}));
    }
    out_.laboratory = text(down(data, {"calibrationLaboratory", "contact", "name", "content"}));
    for (const xml_node item : children(child(data, kDcc, "items"), kDcc, "item"))
      for (const xml_node one : children(child(item, kDcc, "identifications"), kDcc, "identification"))
        if (const auto value = text(child(one, kDcc, "value")); !value.empty()) out_.serials.push_back(value);
  }

  static State stateOf(xml_node holder, State otherwise) {
    for (const xml_node condition : children(child(holder, kDcc, "influenceConditions"), kDcc, "influenceCondition")) {
      const auto status = text(child(condition, kDcc, "status"));
      if (status.starts_with("before")) return State::found;
      if (status.starts_with("after")) return State::left;
    }
    return otherwise;
  }

  bool measurement(xml_node measurement) {
    const State state = stateOf(measurement, State::found);
    for (const xml_node result : children(child(measurement, kDcc, "results"), kDcc, "result")) {
      const xml_node data = child(result, kDcc, "data");
      used_ = false;
      if (!lists(data, stateOf(result, state), 0)) return false;
      if (!used_) leftOut_.push_back(text(down(result, {"name", "content"})));
    }
    return true;
  }

  // Quantities that stand side by side make points together; lists may stand in lists.
  bool lists(xml_node holder, State state, int depth) {
    std::vector<Column> columns;
    for (const xml_node one : children(holder, kDcc, "quantity")) {
      Column column{roleOf(one), {}, {}};
      if (column.role == Role::none) continue;
      if (!quantity(one, column)) return false;
      if (!column.values.empty()) columns.push_back(std::move(column));
    }
    if (!columns.empty() && !points(columns, state, holder)) return false;
    for (const xml_node list : children(holder, kDcc, "list"))
      if (depth < kDeepestDcc && !lists(list, state, depth + 1)) return false;
    return true;
  }

  // By the type of reference, whoever's list it is from ("basic_measurementError"), else by its name.
  static Role roleOf(xml_node quantity) {
    const std::string types = core::lowerAscii(quantity.attribute("refType").value());
    std::string names;
    for (const xml_node content : children(child(quantity, kDcc, "name"), kDcc, "content")) names += core::lowerAscii(text(content)) + "\n";
    struct Word {
      const char* word;
      Role role;
    };
    static constexpr Word kTypes[] = {{"measurementerror", Role::error},   {"deviation", Role::error},     {"nominalvalue", Role::nominal},
                                      {"referencevalue", Role::reference}, {"measuredvalue", Role::shown}, {"indicatedvalue", Role::shown}};
    for (const auto& [word, role] : kTypes)
      if (types.find(word) != std::string::npos) return role;
    if (!types.empty()) return Role::none;
    static constexpr Word kNames[] = {{"error", Role::error},        {"deviation", Role::error},  {"abweichung", Role::error},
                                      {"nominal", Role::nominal},    {"nennwert", Role::nominal}, {"reference", Role::reference},
                                      {"referenz", Role::reference}, {"indicat", Role::shown},    {"anzeige", Role::shown},
                                      {"measured", Role::shown},     {"messwert", Role::shown}};
    for (const auto& [word, role] : kNames)
      if (names.find(word) != std::string::npos) return role;
    return Role::none;
  }

  bool quantity(xml_node quantity, Column& column) {
    if (const xml_node real = child(quantity, kSi, "real")) {
      const auto unit = text(child(real, kSi, "unit"));
      const xml_node expanded = down(real, {"measurementUncertaintyUnivariate", "expandedMU"}, kSi), old = child(real, kSi, "expandedUnc");
      if (!expanded && !old) lookForOther(real, "measurementUncertaintyUnivariate", {"standardMU", "coverageIntervalMU"}, "coverageInterval");
      return values(real, {text(child(real, kSi, "value"))}, {unit}, column.values) &&
             uncertainty(expanded ? expanded : old, expanded ? "valueExpandedMU" : "uncertainty", "coverageFactor", {unit}, 1, column);
    }
    const xml_node list = child(quantity, kSi, "realListXMLList");
    if (!list) return true;
    const auto units = words(text(child(list, kSi, "unitXMLList")));
    const xml_node expanded = down(list, {"measurementUncertaintyUnivariateXMLList", "expandedMUXMLList"}, kSi),
                   old = child(list, kSi, "expandedUncXMLList");
    if (!expanded && !old)
      lookForOther(list, "measurementUncertaintyUnivariateXMLList", {"standardMUXMLList", "coverageIntervalMUXMLList"}, "coverageIntervalXMLList");
    return values(list, words(text(child(list, kSi, "valueXMLList"))), units, column.values) &&
           uncertainty(expanded ? expanded : old, expanded ? "valueExpandedMUXMLList" : "uncertaintyXMLList", "coverageFactorXMLList", units,
                       column.values.size(), column);
  }

  bool values(xml_node node, const std::vector<std::string>& numbers, const std::vector<std::string>& units, std::vector<core::Quantity>& into) {
    if (numbers.empty() || (units.size() != 1 && units.size() != numbers.size())) return lengths(node);
    if (numbers.size() > kMostDccPoints) return lengths(node);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto one = readDsi(numbers[i], units.size() == 1 ? units[0] : units[i]);
      if (!one) return refuse(one.problems().front(), node);
      into.push_back(*one);
    }
    return true;
  }

  bool uncertainty(xml_node node, std::string_view value, std::string_view factor, const std::vector<std::string>& units, std::size_t count,
                   Column& column) {
    if (!node) return true;
    auto numbers = words(text(child(node, kSi, value)));
    if (numbers.size() == 1) numbers.resize(count, numbers.front());
    if (numbers.size() != count || !values(node, numbers, units, column.uncertainties)) return problem_.code.empty() ? lengths(node) : false;
    for (const std::string& k : words(text(child(node, kSi, factor))))
      if (std::find(factors_.begin(), factors_.end(), k) == factors_.end() && factors_.size() < 8) factors_.push_back(k.substr(0, 16));
    return true;
  }

  // An uncertainty that is not the U which is asked for: how it becomes one is the laboratory's to say.
  void lookForOther(xml_node node, std::string_view holder, std::initializer_list<std::string_view> names, std::string_view old) {
    const xml_node held = child(node, kSi, holder);
    const bool any = std::any_of(names.begin(), names.end(), [&](std::string_view name) { return !child(held, kSi, name).empty(); });
    if (any || !child(node, kSi, old).empty()) ++notExpanded_;
  }

  void remark() {
    if (notExpanded_ > 0)
      out_.remarks.push_back(core::msg("{count} of its quantities have a standard uncertainty or an interval only: no U is taken from them",
                                       {{"count", std::to_string(notExpanded_)}}));
    if (factors_.size() > 1) out_.remarks.push_back(core::msg("it states more than one coverage factor: {factors}", {{"factors", out_.coverage}}));
    const bool bare = std::any_of(out_.points.begin(), out_.points.end(), [](const core::CalibrationPoint& point) { return !point.uncertainty; });
    if (bare) out_.remarks.push_back(core::msg("some of its points have no uncertainty U"));
    if (leftOut_.empty()) return;
    std::string names;
    for (std::size_t i = 0; i < leftOut_.size() && i < kNamed; ++i)
      if (!leftOut_[i].empty()) names += (names.empty() ? "" : ", ") + shortened(leftOut_[i]);
    out_.remarks.push_back(names.empty() ? core::msg("{count} of its results have no true value with an error and are left out",
                                                     {{"count", std::to_string(leftOut_.size())}})
                                         : core::msg("{count} of its results have no true value with an error and are left out: {names}",
                                                     {{"count", std::to_string(leftOut_.size())}, {"names", names}}));
  }

  static std::string shortened(const std::string& name) {
    if (name.size() <= kLongest) return name;
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;  // not through a character
    return name.substr(0, end) + "…";
  }

  bool lengths(xml_node node) {
    return refuse({"list-lengths",
                   core::msg("the values, units and uncertainties are not as many as each other"),
                   core::msg("Ask the laboratory for a sound file, or type the points"),
                   {}},
                  node);
  }

  bool points(const std::vector<Column>& columns, State state, xml_node holder) {
    const auto find = [&](Role role) -> const Column* {
      const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return one.role == role; });
      return found == columns.end() ? nullptr : &*found;
    };
    const Column *nominal = find(Role::nominal), *reference = find(Role::reference), *shown = find(Role::shown), *error = find(Role::error);
    if (!reference) reference = nominal;
    const Column* place = nominal ? nominal : reference;
    if (!place || (!error && !shown)) return true;  // conditions of the room and the like
    const std::size_t count = place->values.size();
    for (const Column* one : {nominal, reference, shown, error})
      if (one && one->values.size() != count) return lengths(holder);
    for (std::size_t i = 0; i < count; ++i) {
      Line line{place->values[i], {}, {}};
      if (error)
        line.error = error->values[i];
      else if (shown->values[i].unit == reference->values[i].unit)
        line.error = core::Quantity{shown->values[i].value - reference->values[i].value, shown->values[i].unit, std::nullopt};
      else
        return refuse(
            {"two-units", core::msg("true and shown value have different units"), core::msg("Type the points as the certificate prints them"), {}},
            holder);
      for (const Column* one : {error, shown, reference})
        if (!line.uncertainty && one && !one->uncertainties.empty()) line.uncertainty = one->uncertainties[i];
      for (const auto& other : {line.error, line.uncertainty})
        if (other && other->dimension() != line.nominal.dimension())
          return refuse({"wrong-dimension",
                         core::msg("an error at {nominal} is of another kind of quantity", {{"nominal", line.nominal.text()}}),
                         core::msg("give it in the unit of the point"),
                         {}},
                        holder);
      if (!add(line, state)) return lengths(holder);
    }
    return true;
  }

  // The same value before and after the adjustment is one point; of two uncertainties the larger is kept.
  bool add(const Line& line, State state) {
    const auto same = std::find_if(out_.points.begin(), out_.points.end(), [&](const core::CalibrationPoint& point) {
      return point.nominal.dimension() == line.nominal.dimension() && compare(point.nominal, line.nominal) == std::strong_ordering::equal &&
             !(state == State::left ? point.asLeft : point.asFound);
    });
    if (same == out_.points.end() && out_.points.size() >= kMostDccPoints) return false;
    core::CalibrationPoint& point = same == out_.points.end() ? out_.points.emplace_back(core::CalibrationPoint{line.nominal, {}, {}, {}}) : *same;
    (state == State::left ? point.asLeft : point.asFound) = line.error;
    used_ = true;
    if (line.uncertainty && (!point.uncertainty || compare(*line.uncertainty, *point.uncertainty) == std::strong_ordering::greater))
      point.uncertainty = line.uncertainty;
    return true;
  }

  std::string_view xml_;
  Dcc out_;
  core::Problem problem_;
  std::vector<std::string> factors_, leftOut_;
  int notExpanded_ = 0;
  bool used_ = false;
  static constexpr std::size_t kNamed = 5, kLongest = 60;
};

// Not by recursion: the depth is what is asked.
bool tooDeep(xml_node root) {
  int depth = 0;
  for (xml_node node = root; node;) {
    if (depth > kDeepestDcc) return true;
    if (node.first_child()) {
      node = node.first_child(), ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) node = node.parent(), --depth;
    if (node == root) break;
    node = node.next_sibling();
  }
  return false;
}

core::Message askAgain() { return core::msg("Ask the laboratory for a sound file, or type the points"); }

}  // namespace

bool looksLikeDcc(std::string_view head) {
  return head.find("digitalCalibrationCertificate") != std::string_view::npos && head.find(kDcc) != std::string_view::npos;
}

core::Outcome<Dcc> readDcc(std::string_view xml) {
  if (xml.size() > kLargestDcc) return core::Problem{"too-large", core::msg("the certificate is larger than 16 MB"), askAgain(), {}};
  if (!isUtf8(xml)) return core::Problem{"not-utf8", core::msg("the certificate is not UTF-8 text"), askAgain(), {}};
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed) {
    const auto end = xml.begin() + std::clamp<std::ptrdiff_t>(parsed.offset, 0, static_cast<std::ptrdiff_t>(xml.size()));
    return core::Problem{
        "not-xml", core::msg("the file is not sound XML"), askAgain(), {"", static_cast<int>(1 + std::count(xml.begin(), end, '\n')), 0, ""}};
  }
  for (const xml_node one : document.children())
    if (one.type() == pugi::node_doctype)
      return core::Problem{"has-doctype", core::msg("the certificate declares entities of its own, which are not read"), askAgain(), {}};
  const xml_node root = document.document_element();
  if (!is(root, kDcc, "digitalCalibrationCertificate"))
    return core::Problem{"not-a-dcc", core::msg("this is no digital calibration certificate"), core::msg("Type the points and attach the file"), {}};
  if (!std::string_view(root.attribute("schemaVersion").value()).starts_with("3."))
    return core::Problem{"dcc-version",
                         core::msg("only certificates of version 3 are read, not {version}", {{"version", root.attribute("schemaVersion").value()}}),
                         core::msg("Type the points and attach the file"), Reader(xml).at(root)};
  if (tooDeep(root)) return core::Problem{"too-deep", core::msg("the certificate is nested too deep"), askAgain(), {}};
  return Reader(xml).read(root);
}

}  // namespace muster::devices
