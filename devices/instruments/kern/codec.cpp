#include "devices/instruments/kern/codec.h"

#include "devices/framing/line.h"

namespace muster::devices::kern {
namespace {

using core::msg;
using Status = Packet::Status;

// Behind the value: two of the unit, one kind of result, one status, CR, LF.
constexpr std::size_t kBehindValue = 6;

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

core::Problem notUnderstood(std::string_view line) {
  return {"not-understood",
          msg("the scale sent {text}, which is not of its protocol", {{"text", std::string(line)}}),
          msg("see that the model is the right one, or type the readings"),
          {}};
}

std::optional<Status> statusOf(char c) {
  switch (c) {
    case 'S': return Status::stable;
    case 'U': return Status::unstable;
    case 'E': return Status::beyond;
    case ' ': return Status::none;
    default: return std::nullopt;
  }
}

// A sign or a blank, blanks, digits with at most one point. What stands there of a scale beyond its range is its own matter.
bool isValue(std::string_view text) {
  if (text.find_first_not_of("+- 0123456789.") != std::string_view::npos || text.find_first_of("+-", 1) != std::string_view::npos) return false;
  return text.find_first_of("0123456789") != std::string_view::npos && text.find(' ', text.find_first_of("0123456789")) == std::string_view::npos;
}

}  // namespace

core::Outcome<Packet> parsePacket(std::string_view line, std::size_t bytes) {
  line = lineOf(line, kEnds);
  if (line.size() + 2 != bytes || bytes <= kBehindValue) return notUnderstood(line);
  const std::size_t width = bytes - kBehindValue;
  const auto status = statusOf(line[width + 3]);
  const auto value = line.substr(0, width);
  if (!status || std::string_view("LGH ").find(line[width + 2]) == std::string_view::npos ||
      std::string_view("+- ").find(line[0]) == std::string_view::npos)
    return notUnderstood(line);
  if (*status != Status::beyond && !isValue(value)) return notUnderstood(line);
  return Packet{*status, trimmed(value), trimmed(line.substr(width, 2))};
}

std::string writePacket(const Packet& packet, std::size_t bytes) {
  const std::size_t width = bytes - kBehindValue;
  const bool negative = packet.value.starts_with('-');
  std::string digits = packet.value.substr(negative ? 1 : 0);
  const bool beyond = packet.status == Status::beyond || digits.size() + 1 > width;
  if (beyond) digits.clear();
  std::string line = (negative ? "-" : beyond ? " " : "+") + std::string(width - 1 - digits.size(), ' ') + digits;
  line += std::string(2 - std::min<std::size_t>(packet.unit.size(), 2), ' ') + packet.unit.substr(0, 2) + " ";
  return line + (beyond ? "E" : packet.status == Status::stable ? "S" : packet.status == Status::unstable ? "U" : " ") + "\r\n";
}

core::Outcome<core::Reading> readingOf(const Channel& channel, const Packet& packet) {
  const std::string typed = packet.value + (packet.unit.empty() ? "" : " " + packet.unit);
  if (packet.status == Status::beyond) return flagged(core::ReadingFlag::overRange, typed.empty() ? "E" : typed + " E");
  auto number = wireNumber(packet.value);
  if (!number) return number.problems();
  Measured measured{number.value(), std::nullopt, {}, typed};
  if (!packet.unit.empty()) {
    measured.unit = core::findUnit(packet.unit);
    if (!measured.unit) {
      return core::Problem{"wrong-unit",
                           msg("the scale is set to {unit}, a unit that is not known here", {{"unit", packet.unit}}),
                           msg("set it to g or kg at its own keys"),
                           {}};
    }
  }
  if (packet.status != Status::stable) measured.flags.push_back(core::ReadingFlag::unstable);
  return devices::readingOf(channel, measured);
}

}  // namespace muster::devices::kern
