#include "devices/framing/keller.h"

#include "devices/framing/crc16.h"
#include "devices/framing/sliding.h"

namespace muster::devices::keller {
namespace {

int byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::size_t answerLength(std::string_view bytes) {
  if (bytes.size() < 2) return kMoreNeeded;
  switch (byteAt(bytes, 1)) {
    case 48: return 10;
    case 69: return 8;
    case 73: return 9;
    case 95:
    case 48 + 128:
    case 69 + 128:
    case 73 + 128:
    case 95 + 128: return 5;
    default: return 0;
  }
}

std::size_t questionLength(std::string_view bytes) {
  if (bytes.size() < 2) return kMoreNeeded;
  switch (byteAt(bytes, 1)) {
    case 48:
    case 69: return 4;
    case 73:
    case 95: return 5;
    default: return 0;
  }
}

bool checksumHolds(std::string_view frame) {
  const int crc = crc16(frame.substr(0, frame.size() - 2));
  return byteAt(frame, frame.size() - 2) == crc >> 8 && byteAt(frame, frame.size() - 1) == (crc & 0xFF);
}

}  // namespace

std::string frame(int address, int function, std::string_view body) {
  std::string bytes{static_cast<char>(address), static_cast<char>(function)};
  bytes += body;
  const int crc = crc16(bytes);
  bytes += static_cast<char>(crc >> 8);
  bytes += static_cast<char>(crc & 0xFF);
  return bytes;
}

Message messageOf(std::string_view frame) { return {byteAt(frame, 0), byteAt(frame, 1), frame.substr(2, frame.size() - 4)}; }

Cut cutAnswers() { return cutSliding(answerLength, checksumHolds); }
Cut cutQuestions() { return cutSliding(questionLength, checksumHolds); }

}  // namespace muster::devices::keller
