#include "devices/instruments/portacount8020/driver.h"

#include <charconv>

#include "devices/framing/line.h"
#include "devices/instruments/measured.h"
#include "devices/instruments/portacount8020/codec.h"

namespace muster::devices::portacount {
namespace {

using core::msg;

core::Problem refused(const std::string& command) {
  return {"device-error",
          msg("the instrument refuses the question (error {code})", {{"code", command}}),
          msg("see its display, then ask again; or type the readings"),
          {}};
}

class PortaCount : public Driver {
 public:
  PortaCount(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model) {}
  ~PortaCount() override { giveBack(); }

  core::Outcome<Identity> identify() override {
    if (auto taken = take(); !taken) return taken.problems();
    Identity identity{model_.maker, model_.title.en, {}, {}};
    const auto companion = ask("Q");
    if (companion && *companion == "QY") identity.model += " + N95-Companion";
    if (!companion && talk_.over()) return companion.problems();
    auto line = ask("S");
    if (!line && talk_.over()) return line.problems();
    for (Settings settings; line;) {
      const bool last = takeSetting(*line, settings);
      identity.serial = settings.serial;
      if (last) break;
      line = talk_.listen(kNextSetting, [](std::string_view one) { return answers(one, "S"); });
    }
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    if (auto taken = take(); !taken) return taken.problems();
    if (auto turned = turnTo(channel); !turned) return turned.problems();
    for (; purge_ > 0; --purge_) {
      if (auto old = line(); !old) return old.problems();
    }
    talk_.forget();
    const auto said = line();
    if (!said) return said.problems();
    Measured measured{*concentrationOf(*said), std::nullopt, {}, std::string(lineOf(*said, kEnds)) + " #/cc"};
    if (!pulse_) measured.flags.push_back(core::ReadingFlag::sensorLost);
    auto reading = readingOf(channel, measured);
    if (reading && reading->censored == core::Censored::atLeast)
      return flagged(core::ReadingFlag::overRange, reading->typed);  // it counts too few there
    return reading;
  }

 private:
  static constexpr Patience kNextSetting{1500};
  enum class Valve { unknown, room, mask };

  core::Outcome<core::Nothing> take() {
    if (inControl_) return core::Nothing{};
    if (auto taken = ask("J"); !taken) return taken.problems();
    inControl_ = true;
    const auto said = ask("R");
    if (!said) return said.problems();
    pulse_ = statusOf(*said)->pulse;
    return core::Nothing{};
  }

  core::Outcome<core::Nothing> turnTo(const Channel& channel) {
    const Valve wanted = samplesMask(channel) ? Valve::mask : Valve::room;
    if (valve_ != wanted) {
      if (auto turned = ask(wanted == Valve::mask ? "VF" : "VN"); !turned) return turned.problems();
      valve_ = wanted;
      purge_ = purgeOf(channel);
    }
    if (!sends_) {
      if (auto on = ask("ZE"); !on) return on.problems();
      sends_ = true;
    }
    return core::Nothing{};
  }

  core::Outcome<std::string> ask(const std::string& command) {
    auto answer = talk_.ask(command + "\r", model_.patience, [&](std::string_view line) { return answers(line, command); });
    if (!answer) return answer;
    if (refuses(*answer, command)) return refused(command);
    return std::string(lineOf(*answer, kEnds));
  }

  // The next line of data. It says so when its battery gives out.
  core::Outcome<std::string> line() {
    const auto lowBattery = [](std::string_view line) {
      const auto printed = printedOf(line);
      return printed && printed->what == Printed::What::lowBattery;
    };
    auto said = talk_.listen(model_.patience, [&](std::string_view line) { return concentrationOf(line) || lowBattery(line); });
    if (said && lowBattery(*said))
      return core::Problem{"device-error", msg("the battery of the instrument is empty"), msg("charge it or plug it in, then begin again"), {}};
    return said;
  }

  void giveBack() {
    if (!inControl_ || talk_.over()) return;
    if (sends_) (void)ask("ZD");
    if (!talk_.over()) (void)ask("G");
    inControl_ = false;
  }

  Conversation& talk_;
  const Model& model_;
  bool inControl_ = false, sends_ = false, pulse_ = false;
  Valve valve_ = Valve::unknown;
  int purge_ = 0;  // lines that still hold air of before
};

}  // namespace

bool samplesMask(const Channel& channel) {
  const auto samples = channel.wire.find("samples");
  return samples != channel.wire.end() && samples->second == "mask";
}

int purgeOf(const Channel& channel) {
  int lines = samplesMask(channel) ? 11 : 4;
  const auto purge = channel.wire.find("purge");
  if (purge != channel.wire.end()) std::from_chars(purge->second.data(), purge->second.data() + purge->second.size(), lines);
  return lines;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  const auto unknown = [&](const std::string& field, const std::string& value) {
    problems.push_back({"unknown-key",
                        msg("nobody knows {key} = {value} of this family", {{"key", field}, {"value", value}}),
                        msg("Write samples = \"room\" or \"mask\" and purge = 4 to 99 in a channel's wire"),
                        {.field = field}});
  };
  for (const auto& [key, value] : model.wire) unknown("wire." + key, value);
  for (const auto& channel : model.channels) {
    for (const auto& [key, value] : channel.wire) {
      const int lines = purgeOf(channel);
      if (key == "samples" ? value != "room" && value != "mask" : key != "purge" || lines < 4 || lines > 99) unknown("wire." + key, value);
    }
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<PortaCount>(conversation, plugged); }

}  // namespace muster::devices::portacount
