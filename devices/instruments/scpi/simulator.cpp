#include <algorithm>
#include <cstdio>
#include <deque>

#include "devices/framing/line.h"
#include "devices/instruments/scpi/codec.h"
#include "devices/instruments/scpi/driver.h"
#include "devices/simulation/question_simulator.h"

namespace muster::devices::scpi {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
  return out;
}

class ScpiSimulator : public QuestionSimulator {
 public:
  explicit ScpiSimulator(const SimulatedInstrument& what) : QuestionSimulator(what, cutLines(kEnds)) {}

 private:
  std::string one(const std::string& frame, Moment now) override { return answerTo(upper(lineOf(frame, kEnds)), now); }

  // One that is asked with a header (Druck) answers with it and in plain numbers; the others (Fluke) answer bare and with exponents.
  static bool headed(std::string_view question) { return question.starts_with(':'); }

  std::string answerTo(const std::string& question, Moment now) {
    const auto is = [&](const char* key) { return !question.empty() && question == upper(questionOf(what_.model, key)); };
    const std::string end(endOf(what_.model)), header = headed(question) ? question.substr(0, question.size() - 1) + " " : "";
    if (is("identify")) return what_.model.maker + "," + what_.model.id + "," + what_.serial + ",1.00-SIM" + end;
    if (is("value")) return header + values(question, now) + end;
    if (is("unit")) return header + units() + end;
    if (is("error")) return header + nextError(question) + end;
    if (errors_.size() < 15) errors_.push_back("110");
    return {};
  }

  static core::Unit unitOf(const Channel& channel) {
    return channel.unit.value_or(channel.dimension == core::Dimension::flow ? core::Unit::litrePerMinute : core::Unit::millibar);
  }

  static std::string joined(const std::vector<std::string>& fields) {
    std::string text;
    for (const auto& field : fields) text += (&field == &fields.front() ? "" : ",") + field;
    return text;
  }

  std::string values(const std::string& question, Moment now) const {
    std::vector<std::string> fields;
    const auto put = [&](std::size_t at, std::string text) {
      if (fields.size() < at) fields.resize(at, "0.000000E+00");
      fields[at - 1] = std::move(text);
    };
    for (const auto& channel : what_.model.channels) {
      const auto seen = what_.apparatus.seen(channel.dimension, unitOf(channel), 6, now);
      std::string text = headed(question) ? "9.9E+37" : "OL";
      if (seen && !what_.overRange) {
        char digits[48];
        std::snprintf(digits, sizeof digits, headed(question) ? "%.6f" : "%.6E", seen->approximate());
        text = digits;
      }
      put(fieldOf(channel), text);
      if (questionOf(what_.model, "unit").empty() && unitFieldOf(what_.model, channel) > 0)
        put(unitFieldOf(what_.model, channel), upper(core::symbolOf(unitOf(channel))));
    }
    return joined(fields);
  }

  std::string units() const {
    std::vector<std::string> fields;
    for (const auto& channel : what_.model.channels) {
      const auto at = unitFieldOf(what_.model, channel);
      fields.resize(std::max(fields.size(), at), "BAR");
      fields[at - 1] = upper(core::symbolOf(unitOf(channel)));
    }
    return joined(fields);
  }

  std::string nextError(const std::string& question) {
    if (errors_.empty()) return headed(question) ? "0,\"No error\"" : "0";
    const std::string code = headed(question) ? "-113,\"Undefined header\"" : errors_.front();
    errors_.pop_front();
    return code;
  }

  std::deque<std::string> errors_;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<ScpiSimulator>(what); }

}  // namespace muster::devices::scpi
