#include "devices/framing/modbus_tcp.h"

#include "devices/framing/sliding.h"

namespace muster::devices::modbus {
namespace {

constexpr std::size_t kBeforePdu = 7, kBeforeUnit = 6;

// What the header alone says, judged as far as it has come: the length of the frame.
std::size_t byHeader(std::string_view bytes) {
  for (std::size_t i = 2; i < 5 && i < bytes.size(); ++i) {
    if (bytes[i] != 0) return 0;
  }
  if (bytes.size() < kBeforeUnit) return kMoreNeeded;
  const int length = byteAt(bytes, 5);
  return length >= 2 && length <= 254 ? kBeforeUnit + static_cast<std::size_t>(length) : 0;
}

std::size_t ofAnswer(std::string_view bytes) {
  const auto size = byHeader(bytes);
  if (size == 0 || size == kMoreNeeded || bytes.size() < kBeforePdu) return size;
  const auto pdu = answerLength(bytes.substr(kBeforePdu));
  return pdu == kMoreNeeded ? pdu : kBeforePdu + pdu == size ? size : 0;
}

bool always(std::string_view) { return true; }

}  // namespace

std::string tcpFrame(int transaction, int unit, std::string_view pdu) {
  return word(transaction) + word(0) + word(static_cast<int>(pdu.size()) + 1) + static_cast<char>(unit) + std::string(pdu);
}

Message tcpMessage(std::string_view frame) { return {byteAt(frame, 6), wordAt(frame, 0), frame.substr(kBeforePdu)}; }

Cut cutTcpAnswers() { return cutSliding(ofAnswer, always); }
Cut cutTcpQuestions() { return cutSliding(byHeader, always); }

}  // namespace muster::devices::modbus
