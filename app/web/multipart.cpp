#include "app/web/multipart.h"

#include <fstream>
#include <functional>

#include <unistd.h>

#include "core/base/digest.h"

namespace muster::app {
namespace {

constexpr std::size_t kPiece = 65'536;
constexpr std::size_t kMostHeader = 8'192, kMostField = 65'536, kMostFields = 4000, kMostFiles = 20;

struct Broken {};  // leaves the reading from any depth; caught in readMultipart

// The body as a sliding window in which a delimiter can be looked for.
class Window {
 public:
  Window(std::istream& in, std::uint64_t length) : in_(in), left_(length) {}

  // Hands on everything before `delimiter` and steps over it.
  void upTo(std::string_view delimiter, const std::function<void(std::string_view)>& take) {
    for (;;) {
      if (const auto at = held_.find(delimiter); at != std::string::npos) {
        take(std::string_view(held_).substr(0, at));
        held_.erase(0, at + delimiter.size());
        return;
      }
      if (held_.size() >= delimiter.size()) {  // the tail may be the head of a delimiter
        const std::size_t safe = held_.size() - delimiter.size() + 1;
        take(std::string_view(held_).substr(0, safe));
        held_.erase(0, safe);
      }
      more();
    }
  }
  std::string next(std::size_t count) {
    while (held_.size() < count) more();
    std::string out = held_.substr(0, count);
    held_.erase(0, count);
    return out;
  }
  void drain() {
    held_.clear();
    while (left_ > 0) more(), held_.clear();
  }

 private:
  void more() {
    if (left_ == 0) throw Broken{};
    const std::size_t had = held_.size(), want = static_cast<std::size_t>(std::min<std::uint64_t>(left_, kPiece));
    held_.resize(had + want);
    in_.read(held_.data() + had, static_cast<std::streamsize>(want));
    const auto got = static_cast<std::size_t>(in_.gcount());
    held_.resize(had + got);
    left_ -= got;
    if (got < want) throw Broken{};
  }
  std::istream& in_;
  std::uint64_t left_;
  std::string held_;
};

// `name="..."` out of a header; browsers write %22 for a quote inside.
std::string quoted(std::string_view header, std::string_view name) {
  const std::string look = std::string(name) + "=\"";
  for (auto at = header.find(look); at != std::string_view::npos; at = header.find(look, at + 1)) {
    if (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';') continue;
    const auto from = at + look.size(), to = header.find('"', from);
    if (to == std::string_view::npos) throw Broken{};
    return std::string(header.substr(from, to - from));
  }
  return {};
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return text;
}

void readFile(Window& window, std::string_view delimiter, Upload upload, Request& request) {
  if (request.uploads.size() >= kMostFiles) throw Broken{};
  std::string path = (std::filesystem::temp_directory_path() / "muster-upload-XXXXXX").string();
  const int file = ::mkstemp(path.data());
  if (file < 0) throw std::runtime_error("cannot make a temporary file for an upload");
  ::close(file);
  upload.path = path;
  request.uploads.push_back(upload);  // from here on the request removes it
  std::ofstream out(path, std::ios::binary);
  core::Sha256 digest;
  std::uint64_t size = 0;
  window.upTo(delimiter, [&](std::string_view piece) {
    out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest.update(piece);
    size += piece.size();
  });
  out.close();
  if (!out) throw std::runtime_error("cannot keep an upload: the disk may be full");
  request.uploads.back().size = size;
  request.uploads.back().digest = core::hex(digest.finish());
}

void readParts(Window& window, const std::string& boundary, Request& request) {
  const std::string delimiter = "\r\n--" + boundary;
  std::size_t before = 0;
  window.upTo(delimiter.substr(2), [&](std::string_view piece) {
    if ((before += piece.size()) > kMostHeader) throw Broken{};
  });
  for (;;) {
    const std::string after = window.next(2);
    if (after == "--") return window.drain();
    if (after != "\r\n") throw Broken{};
    std::string header;
    window.upTo("\r\n\r\n", [&](std::string_view piece) {
      if (header.size() + piece.size() > kMostHeader) throw Broken{};
      header += piece;
    });
    const std::string small = lower(header);
    Upload upload;
    upload.field = quoted(header, "name");
    upload.fileName = quoted(header, "filename");
    if (const auto type = small.find("content-type:"); type != std::string::npos) {
      const auto from = small.find_first_not_of(' ', type + 13);
      if (from != std::string::npos) upload.mediaType = small.substr(from, small.find_first_of("\r\n;", from) - from);
    }
    if (upload.field.empty() || !isUtf8(upload.field) || !isUtf8(upload.fileName)) throw Broken{};
    if (header.find("filename=\"") != std::string::npos) {
      readFile(window, delimiter, std::move(upload), request);
      continue;
    }
    std::string value;
    window.upTo(delimiter, [&](std::string_view piece) {
      if (value.size() + piece.size() > kMostField) throw Broken{};
      value += piece;
    });
    if (!isUtf8(value) || request.form.all().size() >= kMostFields) throw Broken{};
    request.form.add(std::move(upload.field), std::move(value));
  }
}

}  // namespace

core::Outcome<core::Nothing> readMultipart(std::istream& body, std::uint64_t length, std::string_view contentType, Request& request) {
  try {
    const auto at = contentType.find("boundary=");
    if (at == std::string_view::npos) throw Broken{};
    std::string boundary(contentType.substr(at + 9));
    boundary = boundary.substr(0, boundary.find(';'));
    if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"') boundary = boundary.substr(1, boundary.size() - 2);
    if (boundary.empty() || boundary.size() > 70) throw Broken{};
    Window window(body, length);
    readParts(window, boundary, request);
    return core::Nothing{};
  } catch (const Broken&) {
    return core::Problem{"bad-upload", core::msg("The upload broke off or is not a form."), core::msg("Send the file again."), {}};
  }
}

}  // namespace muster::app
