// How everything here is measured: ours and the plain alternative by turns in one run, seven rounds, medians; never one without
// the other where there is an alternative. One thread unless a case says otherwise.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace muster::benchmarks {

struct Line {
  std::string name, unit;           // what is counted; "ms", "per second", "MB"
  std::vector<double> ours, plain;  // a value a round; plain may be empty
  std::string against;              // what the plain alternative is
  std::optional<double> aim;        // of the ratio, or of ours where there is no alternative
  enum class Better { less, more } better = Better::less;

  double median() const;
  std::optional<double> plainMedian() const;
  // The median of the rounds' own ratios: both sides of each were measured one after the other.
  std::optional<double> ratio() const;
  std::optional<bool> met() const;
};

double medianOf(std::vector<double> values);
double at(std::vector<double> values, double part);  // at(v, 0.99): the 99th of a hundred
double millisecondsOf(const std::function<void()>& work);

struct Settings {
  int rounds = 7;
  std::filesystem::path folder;   // everything written lies here: one file system for both sides
  std::filesystem::path source;   // the source tree
  std::filesystem::path program;  // build/app/muster
  std::vector<std::string> only;  // names of cases; empty: all
  bool wants(const std::string& name) const;
};

// Ours and plain by turns, the second round the other way round.
void alternate(const Settings& settings, const std::function<void()>& ours, const std::function<void()>& plain);

class Report {
 public:
  explicit Report(std::ostream& out) : out_(out) {}
  void add(Line line);  // prints it
  void remark(const std::string& text);
  void write(const std::filesystem::path& file, const Settings& settings) const;

 private:
  std::ostream& out_;
  std::vector<Line> lines_;
};

// --- the cases, one a file
void benchJudge(const Settings& settings, Report& report);
void benchImport(const Settings& settings, Report& report);
void benchBoard(const Settings& settings, Report& report);
void benchCheckIns(const Settings& settings, Report& report);
void benchWaiting(const Settings& settings, Report& report);
void benchProgram(const Settings& settings, Report& report);
void benchImpact(const Settings& settings, Report& report);

}  // namespace muster::benchmarks
