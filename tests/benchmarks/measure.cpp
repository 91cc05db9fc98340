#include "tests/benchmarks/measure.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <sqlite3.h>

namespace muster::benchmarks {
namespace {

std::string shown(double value) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(value < 10 ? 2 : value < 100 ? 1 : 0) << value;
  return out.str();
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

Poco::JSON::Array::Ptr arrayOf(const std::vector<double>& values) {
  Poco::JSON::Array::Ptr array = new Poco::JSON::Array;
  for (const double value : values) array->add(rounded(value));
  return array;
}

std::string firstAfter(const std::string& file, const std::string& key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(key)) return line.substr(std::min(line.size(), line.find(':') + 2));
  }
  return "";
}

}  // namespace

double at(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
  return values[std::min(values.size() - 1, place == 0 ? 0 : place - 1)];
}

double medianOf(std::vector<double> values) { return at(std::move(values), 0.5); }

double millisecondsOf(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double Line::median() const { return medianOf(ours); }
std::optional<double> Line::plainMedian() const { return plain.empty() ? std::nullopt : std::optional(medianOf(plain)); }

std::optional<double> Line::ratio() const {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(ours.size(), plain.size()); ++i) ratios.push_back(ours[i] / plain[i]);
  return ratios.empty() ? std::nullopt : std::optional(medianOf(ratios));
}

std::optional<bool> Line::met() const {
  if (!aim) return std::nullopt;
  const double reached = ratio().value_or(median());
  return better == Better::less ? reached <= *aim : reached >= *aim;
}

bool Settings::wants(const std::string& name) const { return only.empty() || std::find(only.begin(), only.end(), name) != only.end(); }

void alternate(const Settings& settings, const std::function<void()>& ours, const std::function<void()>& plain) {
  for (int round = 0; round < settings.rounds; ++round) {
    (round % 2 == 0 ? ours : plain)();
    (round % 2 == 0 ? plain : ours)();
  }
}

void Report::add(Line line) {
  const auto plain = line.plainMedian(), ratio = line.ratio();
  const auto met = line.met();
  out_ << std::left << std::setw(52) << line.name << std::right << std::setw(10) << shown(line.median()) << std::setw(10)
       << (plain ? shown(*plain) : "-") << ' ' << std::left << std::setw(11) << line.unit << std::right << std::setw(8)
       << (ratio ? shown(*ratio) : "-") << "  "
       << (line.aim ? (line.better == Line::Better::less ? "<= " : ">= ") + shown(*line.aim) + (*met ? "  met" : "  MISSED") : "")
       << (line.against.empty() ? "" : "  (against " + line.against + ")") << std::endl;
  lines_.push_back(std::move(line));
}

void Report::remark(const std::string& text) { out_ << text << std::endl; }

void Report::write(const std::filesystem::path& file, const Settings& settings) const {
  Poco::JSON::Object::Ptr machine = new Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER);
  std::ifstream load("/proc/loadavg");
  std::string loads;
  std::getline(load, loads);
  machine->set("processor", firstAfter("/proc/cpuinfo", "model name"));
  machine->set("cores", static_cast<int>(std::stoi("0" + firstAfter("/proc/cpuinfo", "cpu cores"))));
  machine->set("memory", firstAfter("/proc/meminfo", "MemTotal"));
  machine->set("load", loads);
  Poco::JSON::Object::Ptr pinned = new Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER);
  pinned->set("journal_mode", "WAL");
  pinned->set("synchronous", "FULL");
  pinned->set("sqlite", std::string(sqlite3_libversion()));
  pinned->set("folder", settings.folder.string());
  pinned->set("file_system", "the same for both sides");
  Poco::JSON::Array::Ptr lines = new Poco::JSON::Array;
  for (const auto& line : lines_) {
    Poco::JSON::Object::Ptr one = new Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER);
    one->set("name", line.name);
    one->set("unit", line.unit);
    one->set("ours", rounded(line.median()));
    if (const auto plain = line.plainMedian()) one->set("plain", rounded(*plain));
    if (!line.against.empty()) one->set("against", line.against);
    if (const auto ratio = line.ratio()) one->set("ratio", rounded(*ratio));
    if (line.aim) one->set("aim", std::string(line.better == Line::Better::less ? "<= " : ">= ") + shown(*line.aim));
    if (const auto met = line.met()) one->set("met", *met);
    one->set("ours_rounds", arrayOf(line.ours));
    if (!line.plain.empty()) one->set("plain_rounds", arrayOf(line.plain));
    lines->add(one);
  }
  Poco::JSON::Object all(Poco::JSON_PRESERVE_KEY_ORDER);
  all.set("machine", machine);
  all.set("pinned", pinned);
  all.set("rounds", settings.rounds);
  all.set("lines", lines);
  std::ofstream out(file);
  all.stringify(out, 1);
  out << '\n';
}

}  // namespace muster::benchmarks
