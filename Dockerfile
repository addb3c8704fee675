# The image of the worker. Not yet run: no container engine was at hand where it was written.
FROM python:3.11-slim
WORKDIR /leerreis
RUN useradd --system --create-home leerreis
COPY requirements.lock ./
# The servers of the embedded mode come along: one lock serves the checkout and the image.
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
USER leerreis
CMD ["python", "worker.py"]
